using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>パスキーを外す. Whoever must have a second factor is led to set one up again at once.</summary>
/// <param name="CredentialId">One of the person's own.</param>
public sealed record RemovePasskey(byte[] CredentialId) : IRequest<Result>;

public sealed class RemovePasskeyHandler(PortalDbContext db, SecondFactors factors, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RemovePasskey, Result>
{
    public async Task<Result> Handle(RemovePasskey request, CancellationToken cancellationToken)
    {
        var (accountId, now) = (user.AccountId!.Value, clock.GetUtcNow());
        var passkeys = await db.UserPasskeys.Where(p => p.UserId == accountId).ToListAsync(cancellationToken);
        if (passkeys.Find(p => p.CredentialId.SequenceEqual(request.CredentialId)) is not { } removed)
        {
            return AccountErrors.NotFound;
        }

        db.Remove(removed);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        var hasApp = await db.AuthenticatorApps.AnyAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellationToken);
        await factors.UpdateAsync(account, hasApp, hasPasskey: passkeys.Count > 1, cancellationToken);
        db.Add(AuditEvent.By(user, now, "PasskeyRemoved", nameof(Account), accountId));
        db.Add(OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, accountId));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
