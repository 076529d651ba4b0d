using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>認証アプリを外す. Whoever must have a second factor is led to set one up again at once.</summary>
public sealed record RemoveAuthenticatorApp : IRequest<Result>;

public sealed class RemoveAuthenticatorAppHandler(
    PortalDbContext db, SecondFactors factors, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveAuthenticatorApp, Result>
{
    public async Task<Result> Handle(RemoveAuthenticatorApp request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var app = await db.AuthenticatorApps.SingleOrDefaultAsync(a => a.AccountId == user.AccountId, cancellationToken);
        if (app is null)
        {
            return Result.Done;
        }

        db.Remove(app);
        var account = await db.Users.SingleAsync(a => a.Id == user.AccountId, cancellationToken);
        var hasPasskey = await db.UserPasskeys.AnyAsync(p => p.UserId == account.Id, cancellationToken);
        await factors.UpdateAsync(account, hasApp: false, hasPasskey, cancellationToken);
        db.Add(AuditEvent.By(user, now, "AuthenticatorAppRemoved", nameof(Account), account.Id));
        db.Add(OutgoingMail.Compose(account.Email!, new SecondFactorChangedMail(), now, account.Id));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
