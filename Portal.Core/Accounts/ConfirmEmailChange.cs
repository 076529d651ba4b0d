using MediatR;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// メールアドレスの変更を終える, from the mail to the new address. The old address is told, and the links sent to it end.
/// </summary>
public sealed record ConfirmEmailChange(string? Token) : IRequest<Result>;

public sealed class ConfirmEmailChangeHandler(
    PortalDbContext db, EmailChanges changes, AccountLinks links, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ConfirmEmailChange, Result>
{
    public async Task<Result> Handle(ConfirmEmailChange request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await changes.FindAsync(request.Token, now, cancellationToken) is not var (account, to))
        {
            return AccountErrors.LinkUnusable;
        }

        var before = account.Email!;
        account.ChangeEmail(to);
        await links.EndAllAsync(account.Id, now, cancellationToken);
        db.Add(AuditEvent.By(client, now, "EmailChanged", nameof(Account), account.Id, account.InsurerId));
        db.Add(OutgoingMail.Compose(before, new EmailChangedMail(), now, account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
