using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>振込結果のひな形: every row that waits for its result. Null for a batch that was not released.</summary>
public sealed record ExportPaymentRows(Guid BatchId) : IRequest<PaymentRowsExport?>;

/// <param name="Number">第n回.</param>
/// <param name="Rows">As <see cref="PaymentResultCsv.Headings"/>, the last two empty.</param>
public sealed record PaymentRowsExport(int Number, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

public sealed class ExportPaymentRowsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportPaymentRows, PaymentRowsExport?>
{
    public async Task<PaymentRowsExport?> Handle(ExportPaymentRows request, CancellationToken cancellationToken)
    {
        var batch = await db.PaymentBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId, cancellationToken);
        if (batch is not { IsReleased: true })
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PaymentRowsExported", nameof(PaymentBatch), batch.Id));
        await db.SaveChangesAsync(cancellationToken);
        var rows =
            from p in db.Payments.AsNoTracking()
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.BatchId == request.BatchId && p.Status == PaymentStatus.Sent
            orderby p.Row
            select new { p.Row, a.ReceiptNumber, p.AmountYen };
        return new PaymentRowsExport(batch.Number, rows.AsAsyncEnumerable().Select(r => (IReadOnlyList<object?>)[r.Row, r.ReceiptNumber, r.AmountYen, "", ""]));
    }
}
