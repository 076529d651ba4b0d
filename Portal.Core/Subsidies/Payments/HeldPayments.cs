using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>Rows that are held until the transaction is over. The batch always comes first, then applications in the order of their ids.</summary>
internal static class HeldPayments
{
    private const int Turn = 8245;

    /// <summary>
    /// Who takes what is due, and who stops that something is due (取消の案), take turns until their transaction is over; before anything else is held.
    /// </summary>
    public static Task WaitForPaymentTurnAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", cancellationToken);

    public static async Task<PaymentBatch?> HoldBatchAsync(this PortalDbContext db, Guid id, CancellationToken cancellationToken) =>
        (await db.PaymentBatches.FromSql($"SELECT *, xmin FROM payment_batches WHERE id = {id} FOR NO KEY UPDATE").ToListAsync(cancellationToken))
            .SingleOrDefault();

    public static Task<List<SubsidyApplication>> HoldApplicationsAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.SubsidyApplications.FromSql($"""
            SELECT *, xmin FROM subsidy_applications WHERE id = ANY({ids.ToArray()}) ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);
}
