using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>支払の回, its sums, a page of its rows, and what was done with it.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
/// <param name="Status">Only rows in this state; null for all.</param>
public sealed record FindPaymentBatch(Guid Id, int Page = 1, PaymentStatus? Status = null) : IRequest<PaymentBatchView?>;

/// <param name="Batch">The batch.</param>
/// <param name="Version">For a form.</param>
/// <param name="IsMine">The asking person ever made, changed or proposed it: another one releases it.</param>
/// <param name="File">振込のファイル without its bytes; null before the release.</param>
/// <param name="Sums">件数 and 合計額 of each state that has rows.</param>
/// <param name="Late">Rows promised for a day before the pay day.</param>
/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Of all rows that are looked for.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="History">What was done, the newest first.</param>
public sealed record PaymentBatchView(
    PaymentBatch Batch, uint Version, bool IsMine, ReleasedFileFacts? File, IReadOnlyList<PaymentSum> Sums, int Late,
    IReadOnlyList<PaymentRow> Rows, int Count, int Page, IReadOnlyList<BatchEvent> History)
{
    /// <summary>振り込むもの: everything but what was taken out, rows that are deleted since included.</summary>
    public int Payments => Sums.Where(s => s.Status != PaymentStatus.Excluded).Sum(s => s.Count) + Batch.PurgedRows;

    public long TotalYen => Sums.Where(s => s.Status != PaymentStatus.Excluded).Sum(s => s.TotalYen) + Batch.PurgedYen;

    public PaymentSum SumOf(PaymentStatus status) => Sums.FirstOrDefault(s => s.Status == status) ?? new PaymentSum(status, 0, 0);
}

public sealed record PaymentSum(PaymentStatus Status, int Count, long TotalYen);

/// <param name="Sha256">In hexadecimal digits.</param>
/// <param name="Rows">合計件数.</param>
/// <param name="TotalYen">合計金額.</param>
/// <param name="SavedAt">The first time that somebody saved it; null before.</param>
/// <param name="IsKept">Its bytes are there; false after the 保存期間.</param>
public sealed record ReleasedFileFacts(string Sha256, int Rows, long TotalYen, DateTimeOffset? SavedAt, bool IsKept);

/// <param name="Payment">The row.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfficeName">名称, as it was applied for.</param>
/// <param name="IsCorrected">The office has corrected the account.</param>
public sealed record PaymentRow(Payment Payment, string ReceiptNumber, string OfficeName, bool IsCorrected);

/// <param name="Action">In words.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">氏名; null for nobody of ours.</param>
public sealed record BatchEvent(string Action, DateTimeOffset At, string? By);

public sealed class FindPaymentBatchHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindPaymentBatch, PaymentBatchView?>
{
    private const int MostEvents = 100;

    public async Task<PaymentBatchView?> Handle(FindPaymentBatch request, CancellationToken cancellationToken)
    {
        var found = await db.PaymentBatches.AsNoTracking().Where(b => b.Id == request.Id)
            .Select(b => new
            {
                Batch = b,
                Version = EF.Property<uint>(b, RowVersions.Property),
                File = db.ReleasedFiles.Where(f => f.BatchId == b.Id)
                    .Select(f => new ReleasedFileFacts(f.Sha256, f.Rows, f.TotalYen, f.SavedAt, f.Content != null)).FirstOrDefault(),
                Late = db.Payments.Count(p => p.BatchId == b.Id && p.Status != PaymentStatus.Excluded && p.PromisedBy < b.PayOn),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var batch = found.Batch;
        var sums = await db.Payments.Where(p => p.BatchId == batch.Id).GroupBy(p => p.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), TotalYen = g.Sum(p => (long)p.AmountYen) }).ToListAsync(cancellationToken);
        var count = sums.Where(s => request.Status is null || s.Status == request.Status).Sum(s => s.Count);
        var page = ListLimits.PageWithin(request.Page, count);
        return new PaymentBatchView(
            batch, found.Version, user.AccountId is { } asking && batch.Hands.Contains(asking),
            found.File, [.. sums.Select(s => new PaymentSum(s.Status, s.Count, s.TotalYen)).OrderBy(s => s.Status)], found.Late,
            await RowsAsync(request, page, cancellationToken), count, page, await HistoryAsync(batch.Id, cancellationToken));
    }

    private async Task<IReadOnlyList<PaymentRow>> RowsAsync(FindPaymentBatch request, int page, CancellationToken cancellationToken)
    {
        var rows = await (
            from p in db.Payments.AsNoTracking()
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.BatchId == request.Id && (request.Status == null || p.Status == request.Status)
            orderby p.Row
            select new { Payment = p, a.ReceiptNumber, a.Sent, IsCorrected = db.AccountCorrections.Any(c => c.ApplicationId == a.Id) })
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new PaymentRow(r.Payment, r.ReceiptNumber!, r.Sent!.Basics.Name, r.IsCorrected))];
    }

    private async Task<IReadOnlyList<BatchEvent>> HistoryAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var events = await db.AuditEvents.AsNoTracking().Where(e => e.ObjectId == batchId).OrderByDescending(e => e.Id).Take(MostEvents)
            .Select(e => new { e.Action, e.At, By = db.Users.Where(u => u.Id == e.ActorId).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. events.Select(e => new BatchEvent(AuditText.Action(e.Action), e.At, e.By))];
    }
}
