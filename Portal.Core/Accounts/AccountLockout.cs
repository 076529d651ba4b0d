using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>10回失敗すると30分ロック: counted in the database, so that all instances count together.</summary>
public static class AccountLockout
{
    public const int FailureLimit = 10;
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(30);

    public static bool IsLockedAt(this Account account, DateTimeOffset now) => account.LockoutEnd > now;

    /// <summary>
    /// Counts one failure; true when it was the one that locks. An unknown id takes the same statement and the same time.
    /// A locked account counts nothing, so that a lock ends when it was said to.
    /// </summary>
    public static async Task<bool> CountFailureAsync(
        this PortalDbContext db, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = now + Duration;
        // One statement: read, add and write apart would lose one of two failures at the same instant.
        var locked = await db.Database.SqlQuery<bool>(
            $"""
            UPDATE accounts SET
              lockout_end = CASE WHEN access_failed_count + 1 >= {FailureLimit} THEN {end}::timestamptz END,
              access_failed_count = CASE WHEN access_failed_count + 1 >= {FailureLimit} THEN 0 ELSE access_failed_count + 1 END
            WHERE id = {accountId} AND (lockout_end IS NULL OR lockout_end <= {now})
            RETURNING lockout_end IS NOT NULL AS "Value"
            """).ToListAsync(cancellationToken);
        return locked.Contains(true);
    }
}
