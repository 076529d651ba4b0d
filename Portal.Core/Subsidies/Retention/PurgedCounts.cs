using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>
/// 支払の回, 一括印刷 and まとめて決定 stay when an application goes: what is deleted of them is counted, so that each still says what it was. All of it is
/// called inside the transaction that deletes.
/// </summary>
internal static class PurgedCounts
{
    /// <summary>Its 支払の回, held.</summary>
    public static Task<List<PaymentBatch>> HoldBatchesOfAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken) =>
        db.PaymentBatches.FromSql($"""
            SELECT *, xmin FROM payment_batches WHERE id IN (SELECT batch_id FROM payments WHERE application_id = {applicationId}) ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);

    /// <summary>
    /// The bytes of a transfer file go with the first of its rows, whose account they name, unless a 残す指定 holds another of them; rows, sums and SHA-256 stay.
    /// </summary>
    public static async Task CountPurgedPaymentsAsync(
        this PortalDbContext db, Guid applicationId, IReadOnlyList<PaymentBatch> batches, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.AsNoTracking().Where(p => p.ApplicationId == applicationId && p.Status != PaymentStatus.Excluded)
            .Select(p => new { p.BatchId, p.AmountYen, p.Status }).ToListAsync(cancellationToken);
        foreach (var batch in batches)
        {
            var rows = payments.FindAll(p => p.BatchId == batch.Id);
            batch.CountPurged(rows.Count, rows.Sum(p => (long)p.AmountYen), rows.Count(p => p.Status == PaymentStatus.Failed));
        }

        var emptied = payments.ConvertAll(p => p.BatchId);
        await db.ReleasedFiles.Where(f => f.Content != null && emptied.Contains(f.BatchId)
                && !db.Payments.Any(p => p.BatchId == f.BatchId && p.Status != PaymentStatus.Excluded
                    && db.RetentionOrders.Any(o => o.ApplicationId == p.ApplicationId && o.LiftedAt == null)))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Content, (byte[]?)null), cancellationToken);
    }

    public static async Task CountPurgedLetterAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken)
    {
        // The letter before its run, as who starts a run does; and it is not printed any more between the count and the end.
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT FROM decision_letters WHERE decision_id IN (SELECT id FROM subsidy_decisions WHERE application_id = {applicationId}) FOR UPDATE
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE letter_runs r SET purged = r.purged + 1, purged_printed = r.purged_printed + (l.file_id IS NOT NULL)::int
            FROM decision_letters l JOIN subsidy_decisions d ON d.id = l.decision_id
            WHERE d.application_id = {applicationId} AND r.id = l.run_id
            """,
            cancellationToken);
    }

    /// <summary>まとめて決定 names what it left out, with the reason, in its own row: that is forgotten, too.</summary>
    public static async Task CountPurgedDecisionsAsync(this PortalDbContext db, Guid applicationId, CancellationToken cancellationToken)
    {
        var leftOut = $$"""[{"ApplicationId": "{{applicationId}}"}]""";
        // In their order: two who delete at the same time take turns at those that they share.
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT FROM decision_batches WHERE id IN (
                SELECT batch_id FROM scheduled_decisions WHERE application_id = {applicationId}
                UNION SELECT id FROM decision_batches WHERE left_out @> {leftOut}::jsonb)
            ORDER BY id FOR NO KEY UPDATE
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE decision_batches b SET
                purged_decided = purged_decided + g.decided, purged_taken_back = purged_taken_back + g.taken_back, purged_fell_out = purged_fell_out + g.fell_out
            FROM (
                SELECT batch_id, count(*) FILTER (WHERE outcome = 'Decided') AS decided, count(*) FILTER (WHERE outcome = 'TakenBack') AS taken_back,
                    count(*) FILTER (WHERE outcome = 'FellOut') AS fell_out
                FROM scheduled_decisions WHERE application_id = {applicationId} GROUP BY batch_id) g
            WHERE b.id = g.batch_id
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE decision_batches SET purged_left_out = purged_left_out + 1, left_out = coalesce(
                (SELECT jsonb_agg(e.item ORDER BY e.n) FROM jsonb_array_elements(left_out) WITH ORDINALITY AS e(item, n)
                    WHERE e.item ->> 'ApplicationId' <> {applicationId}::text),
                '[]')
            WHERE left_out @> {leftOut}::jsonb
            """,
            cancellationToken);
    }
}
