using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Quarantine;

/// <summary>検査の順番: the oldest file first, each taken up by one worker at a time.</summary>
internal static class QuarantineQueue
{
    /// <summary>The next file, leased to the caller; null when none waits. Nothing is tracked afterwards.</summary>
    public static async Task<T?> ClaimNextAsync<T>(this PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class, IQuarantined
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = (await db.Set<T>().FromSqlRaw(
            $$"""
            SELECT *, xmin FROM {{table}}
            WHERE status IN ('Checking', 'AwaitingScan') AND (leased_until IS NULL OR leased_until <= {0})
            ORDER BY uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """, now).ToListAsync(cancellationToken)).SingleOrDefault();
        if (row is null)
        {
            return null;
        }

        row.Claim(now + LongWork.Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return row;
    }

    /// <summary>The worker that has it is still at it.</summary>
    public static Task StillHereAsync<T>(this PortalDbContext db, T claim, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class, IQuarantined =>
        db.Set<T>().Where(x => x.Id == claim.Id && x.Attempts == claim.Attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.LeasedUntil, now + LongWork.Lease), cancellationToken);

    /// <summary>The row while it is still the caller's, held; null when somebody removed it, or another attempt has taken it over.</summary>
    public static async Task<T?> HoldClaimAsync<T>(this PortalDbContext db, T claim, CancellationToken cancellationToken)
        where T : class, IQuarantined
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        return (await db.Set<T>().FromSqlRaw(
            $$"""SELECT *, xmin FROM {{table}} WHERE id = {0} AND attempts = {1} AND file_id IS NOT DISTINCT FROM {2} FOR UPDATE""",
            claim.Id, claim.Attempts, claim.FileId!).ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
