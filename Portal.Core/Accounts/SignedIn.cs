using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>What every complete sign-in leaves behind, by whichever way it came.</summary>
internal static class SignedIn
{
    /// <param name="db">Our unit of work.</param>
    /// <param name="client">Where it came from.</param>
    /// <param name="account">Tracked.</param>
    /// <param name="by">Password, Code or Passkey.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<SignInStep> SaveAsync(
        PortalDbContext db, ICurrentUser client, Account account, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        account.LastSignedInAt = now;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        db.Add(AuditEvent.ByAccount(account.Id, client, now, "SignedIn", nameof(Account), account.Id, account.InsurerId, new { by }));
        await db.SaveChangesAsync(cancellationToken);
        return new SignInStep(account.Id, account.Role, account.SecurityStamp!, NeedsSecondFactor: false);
    }
}
