using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Mail;

namespace Portal.Core.Accounts;

/// <summary>One act at a time for each アカウントの復旧, whoever comes: operators, the owner, the worker.</summary>
internal static class Recoveries
{
    /// <summary>Held until the transaction is over; null when there is none.</summary>
    public static async Task<AccountRecovery?> HoldRecoveryAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.AccountRecoveries.FromSql($"SELECT *, xmin FROM account_recoveries WHERE id = {id} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>Who was told that it would happen is told that it does not.</summary>
    public static void TellStopped(this PortalDbContext db, AccountRecovery recovery, DateTimeOffset now)
    {
        foreach (var address in new[] { recovery.OldEmail, recovery.NewEmail })
        {
            db.Add(OutgoingMail.Compose(address, new RecoveryStoppedMail(), now, recovery.AccountId));
        }
    }
}
