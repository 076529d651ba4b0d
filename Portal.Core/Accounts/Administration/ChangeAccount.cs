using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>氏名と部署の訂正: a new name, another department.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Version">The account's version when the form was opened.</param>
/// <param name="DisplayName">氏名.</param>
/// <param name="Department">部署; empty for none.</param>
public sealed record ChangeAccount(Guid Id, string? Version, string? DisplayName, string? Department) : IRequest<Result>;

public sealed class ChangeAccountValidator : AbstractValidator<ChangeAccount>
{
    public ChangeAccountValidator()
    {
        RuleFor(r => r.DisplayName).AccountName();
        RuleFor(r => r.Department).AccountDepartment();
    }
}

public sealed class ChangeAccountHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ChangeAccount, Result>
{
    public async Task<Result> Handle(ChangeAccount request, CancellationToken cancellationToken)
    {
        var account = await db.AccountsInCareOf(user).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (account is null)
        {
            return AccountErrors.NotFound;
        }

        if (account.ConcurrencyStamp != request.Version)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        account.Describe(AccountFieldRules.Tidy(request.DisplayName), AccountFieldRules.Tidy(request.Department));
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "AccountChanged", nameof(Account), account.Id, account.InsurerId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
