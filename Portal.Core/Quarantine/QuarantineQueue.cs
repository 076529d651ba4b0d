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
        const string Next =
            "WHERE status IN ('Checking', 'AwaitingScan') AND (leased_until IS NULL OR leased_until <= {0}) "
            + "ORDER BY uploaded_at LIMIT 1 FOR UPDATE SKIP LOCKED";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = (await db.Rows<T>(Next, now).ToListAsync(cancellationToken)).SingleOrDefault();
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
        const string Claimed = "WHERE id = {0} AND attempts = {1} AND coalesce(file_id, {3}) = {2} FOR UPDATE";
        var (file, none) = (claim.FileId ?? Guid.Empty, Guid.Empty);
        return (await db.Rows<T>(Claimed, claim.Id, claim.Attempts, file, none).ToListAsync(cancellationToken)).SingleOrDefault();
    }

    // The table's name is the model's, and never anybody's who calls.
    private static IQueryable<T> Rows<T>(this PortalDbContext db, string condition, params object[] values)
        where T : class
    {
        var sql = $"SELECT *, xmin FROM {db.Model.FindEntityType(typeof(T))!.GetTableName()} {condition}";
        return db.Set<T>().FromSqlRaw(sql, values);
    }
}
