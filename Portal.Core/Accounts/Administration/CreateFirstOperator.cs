using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 最初の事務局アカウント, from the command line: nobody is there yet who could invite. The link is printed once; there is
/// never a password that somebody else knows.
/// </summary>
public sealed record CreateFirstOperator(string? LoginId, string? DisplayName, string? Email)
    : IRequest<Result<string>>, IAccountFields
{
    public const string Audited = "OperatorCreatedByCommand";

    public string? Department => null;
}

public sealed class CreateFirstOperatorValidator : AccountFieldsValidator<CreateFirstOperator>;

public sealed class CreateFirstOperatorHandler(PortalDbContext db, NewAccounts accounts, AccountLinks links, TimeProvider clock)
    : IRequestHandler<CreateFirstOperator, Result<string>>
{
    public async Task<Result<string>> Handle(CreateFirstOperator request, CancellationToken cancellationToken)
    {
        var account = NewAccounts.Make(request, AccountRole.Operator, insurerId: null, clock.GetUtcNow());
        db.Add(account);
        var url = await links.IssueAsync(
            account, AccountLinkPurpose.Activation, AccountLink.FirstOperatorLifetime, cancellationToken);
        var saved = await accounts.SaveAsync(
            account,
            AuditEvent.ByCommandLine(account.CreatedAt, CreateFirstOperator.Audited, nameof(Account), account.Id, new { role = nameof(AccountRole.Operator) }),
            cancellationToken);
        return saved.Failed ? Result<string>.Fail(saved.Errors) : url;
    }
}
