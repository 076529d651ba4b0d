using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>メールアドレスの変更を終える, from the mail to the new address. The old address is told.</summary>
public sealed record ConfirmEmailChange(string? Token) : IRequest<Result>;

public sealed class ConfirmEmailChangeHandler(
    PortalDbContext db, IDataProtectionProvider protection, ICurrentUser client, TimeProvider clock)
    : IRequestHandler<ConfirmEmailChange, Result>
{
    public async Task<Result> Handle(ConfirmEmailChange request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var change = EmailChange.Read(request.Token, protection, now);
        var account = change is null ? null : await db.Users.SingleOrDefaultAsync(
            a => a.Id == change.AccountId && a.Email == change.From && a.DisabledAt == null, cancellationToken);
        if (account is null)
        {
            return AccountErrors.LinkUnusable;
        }

        account.Email = change!.To;
        account.NormalizedEmail = change.To.ToUpperInvariant();
        db.Add(AuditEvent.By(client, now, "EmailChanged", nameof(Account), account.Id, account.InsurerId));
        db.Add(OutgoingMail.Compose(change.From, new EmailChangedMail(), now, account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
