using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>Recognises who has just made an account with an invitation and sends the same form again, because no answer came.</summary>
public sealed class JoinedAnew(PortalDbContext db, AccountPasswords passwords, ICurrentUser client)
{
    /// <summary>So long the form is taken again; later on people sign in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <returns>The account, signed in as by its password; null for everybody else. A wrong password counts towards the lock.</returns>
    internal async Task<Guid?> FindAsync(JoinOfficeAnew typed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (hash, key, since) = (SecretToken.HashOf(typed.Token), LoginId.Key(typed.LoginId), now - Window);
        var account = await (
            from i in db.OfficeInvitations
            join a in db.Users on i.AcceptedById equals a.Id
            where i.TokenHash == hash && i.ClosedAt > since && a.NormalizedUserName == key && a.CreatedAt == i.ClosedAt
                && a.DisabledAt == null && !a.TwoFactorEnabled
                && db.OfficeMemberships.Any(m => m.OfficeId == i.OfficeId && m.AccountId == a.Id && m.LeftAt == null)
            select a).SingleOrDefaultAsync(cancellationToken);
        if (account is null || account.IsLockedAt(now))
        {
            return null;
        }

        if (!passwords.Matches(account, typed.Password))
        {
            await db.CountFailureAsync(account.Id, now, cancellationToken);
            return null;
        }

        return (await SignedIn.SaveAsync(db, client, account, "Password", now, cancellationToken)).AccountId;
    }
}
