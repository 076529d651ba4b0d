using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>One act at a time for each アカウントの復旧, whoever comes: operators, the owner, the worker.</summary>
internal static class Recoveries
{
    /// <summary>Held until the transaction is over; null when there is none.</summary>
    public static async Task<AccountRecovery?> HoldRecoveryAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.AccountRecoveries.FromSql($"SELECT *, xmin FROM account_recoveries WHERE id = {id} FOR UPDATE")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>
    /// Starts the waiting time of those whose mail to the old address has gone, or was refused by a server: of a dead address that is all
    /// there can be. A mail that no server has answered, that waits or is held back starts nothing.
    /// </summary>
    public static Task BeginRecoveryWaitsAsync(this PortalDbContext db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE account_recoveries SET takes_effect_at = COALESCE(m.sent_at, m.failed_at) + {AccountRecovery.Wait}
        FROM outgoing_mails m
        WHERE m.id = objection_mail_id AND account_recoveries.status = 'Waiting' AND takes_effect_at IS NULL
            AND (m.status = 'Sent' OR (m.status = 'Undeliverable' AND m.reply_code IS NOT NULL))
        """, cancellationToken);

    /// <summary>
    /// The oldest about which something is to be done, held: it is due, what it waited for has not come in time, or the account is disabled,
    /// has another address or is in use again.
    /// </summary>
    public static async Task<AccountRecovery?> HoldNextRecoveryAsync(
        this PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - AccountRecovery.Patience;
        return (await db.AccountRecoveries.FromSql($"""
            SELECT r.*, r.xmin FROM account_recoveries r JOIN accounts a ON a.id = r.account_id
            WHERE r.status IN ('Requested', 'Waiting') AND (
                a.disabled_at IS NOT NULL OR a.email <> r.old_email OR a.last_signed_in_at > r.requested_at
                OR EXISTS (SELECT 1 FROM account_sessions s WHERE s.account_id = r.account_id AND s.last_seen_at > r.requested_at)
                OR (r.status = 'Waiting' AND r.takes_effect_at <= {now} AND r.new_email_confirmed_at IS NOT NULL)
                OR (r.status = 'Waiting' AND r.confirmed_at <= {since} AND (r.takes_effect_at IS NULL OR r.takes_effect_at <= {now})))
            ORDER BY r.requested_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>Somebody signs in, or works in a browser that is still signed in: they have not lost everything.</summary>
    public static async Task<bool> IsInUseSinceAsync(
        this PortalDbContext db, Account account, DateTimeOffset since, CancellationToken cancellationToken) =>
        account.LastSignedInAt > since
        || await db.AccountSessions.AnyAsync(s => s.AccountId == account.Id && s.LastSeenAt > since, cancellationToken);

    /// <summary>
    /// Why this operator is not the second person; null when they are. An account that the first one invited, or that is younger than the
    /// record, may be the first one's own.
    /// </summary>
    public static async Task<Error?> RefusalOfAsync(
        this PortalDbContext db, AccountRecovery recovery, ICurrentUser user, CancellationToken cancellationToken)
    {
        if (recovery.RequestedById == user.AccountId)
        {
            return RecoveryErrors.NeedsAnotherPerson;
        }

        var isDependent = await db.Users.AnyAsync(
            a => a.Id == user.AccountId && (a.CreatedAt > recovery.RequestedAt || db.AuditEvents.Any(
                e => e.ObjectId == a.Id && e.Action == "AccountInvited" && e.ActorId == recovery.RequestedById)), cancellationToken);
        return isDependent ? RecoveryErrors.NeedsIndependentPerson : null;
    }

    /// <summary>本人の申し出による中止.</summary>
    public static void StopByOwner(this PortalDbContext db, AccountRecovery recovery, ICurrentUser owner, DateTimeOffset now)
    {
        recovery.StopByOwner(now);
        db.TellStopped(recovery, now);
        db.Add(AuditEvent.By(owner, now, "AccountRecoveryObjected", nameof(Account), recovery.AccountId, details: new { RecoveryId = recovery.Id }));
    }

    /// <summary>Who was told that it would happen is told that it does not.</summary>
    public static void TellStopped(this PortalDbContext db, AccountRecovery recovery, DateTimeOffset now)
    {
        foreach (var address in new[] { recovery.OldEmail, recovery.NewEmail })
        {
            db.Add(OutgoingMail.Compose(address, new RecoveryStoppedMail(), now, recovery.AccountId));
        }
    }
}
