using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>支払の回の行をCSVに書き出す: what its page lists, all pages of it, with the accounts shortened. Null for a batch that does not exist.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Status">Only rows in this state; null for all.</param>
public sealed record ExportPayments(Guid BatchId, PaymentStatus? Status = null) : IRequest<PaymentsExport?>
{
    public static readonly IReadOnlyList<string> Headings =
        ["番号", "受付番号", "事業所番号・医療機関コード", "名称", "口座", "額", "状態", "理由", "振込の予定", "保留"];
}

/// <param name="Number">第n回.</param>
/// <param name="Rows">As <see cref="ExportPayments.Headings"/>.</param>
public sealed record PaymentsExport(int Number, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

public sealed class ExportPaymentsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ExportPayments, PaymentsExport?>
{
    public async Task<PaymentsExport?> Handle(ExportPayments request, CancellationToken cancellationToken)
    {
        var batch = await db.PaymentBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BatchId, cancellationToken);
        if (batch is null)
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "PaymentsExported", nameof(PaymentBatch), batch.Id));
        await db.SaveChangesAsync(cancellationToken);
        var rows =
            from p in db.Payments.AsNoTracking()
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.BatchId == request.BatchId && (request.Status == null || p.Status == request.Status)
            orderby p.Row
            select new { Payment = p, a.ReceiptNumber, a.Sent };
        return new PaymentsExport(batch.Number, rows.AsAsyncEnumerable().Select(r => Cells(r.Payment, r.ReceiptNumber!, r.Sent!)));
    }

    private static IReadOnlyList<object?> Cells(Payment payment, string receiptNumber, SentApplication sent) =>
    [
        payment.Row, receiptNumber, sent.OfficeNumber, sent.Basics.Name, payment.Account.MaskedText(), payment.AmountYen, payment.Status.Text(),
        payment.Failure?.Text() ?? payment.Reason, payment.PromisedBy, payment.IsHeld ? "保留" : "",
    ];
}
