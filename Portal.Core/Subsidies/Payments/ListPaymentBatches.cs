using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の支払: the batches, the newest pay day first, and what is due and in none of them.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListPaymentBatches(int Page) : IRequest<PaymentBatchList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Of all batches.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Due">まだどの回にも入っていないもの, by the promised day; at most <see cref="ListPaymentBatchesHandler.MostDays"/>.</param>
/// <param name="Held">保留しているもの, the oldest first; at most one page.</param>
/// <param name="HeldCount">Of all that are held.</param>
/// <param name="OpenChanges">変更・中止・廃止の申請 that keep something from being paid.</param>
public sealed record PaymentBatchList(
    IReadOnlyList<PaymentBatchRow> Rows, int Count, int Page, IReadOnlyList<DueDay> Due, IReadOnlyList<HeldPayment> Held, int HeldCount,
    OpenChanges OpenChanges);

/// <param name="Id">The batch.</param>
/// <param name="Number">第n回.</param>
/// <param name="PayOn">振込指定日.</param>
/// <param name="Status">状態.</param>
/// <param name="Payments">件数 without what was taken out.</param>
/// <param name="TotalYen">合計額 of them.</param>
/// <param name="Failed">振込不能.</param>
/// <param name="Maker">作成者.</param>
public sealed record PaymentBatchRow(
    Guid Id, int Number, DateOnly PayOn, PaymentBatchStatus Status, int Payments, long TotalYen, int Failed, string Maker);

/// <param name="TransferBy">振込の予定.</param>
/// <param name="Count">件数.</param>
/// <param name="TotalYen">合計額.</param>
public sealed record DueDay(DateOnly TransferBy, int Count, long TotalYen);

/// <param name="BatchId">The batch from which it was taken.</param>
/// <param name="PaymentId">The row.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="AmountYen">額 that is granted now.</param>
/// <param name="Reason">なぜ保留しているか.</param>
public sealed record HeldPayment(Guid BatchId, Guid PaymentId, string ReceiptNumber, int AmountYen, string Reason);

public sealed class ListPaymentBatchesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListPaymentBatches, PaymentBatchList>
{
    public const int MostDays = 24;

    public async Task<PaymentBatchList> Handle(ListPaymentBatches request, CancellationToken cancellationToken)
    {
        var late = db.OpenChanges().Late(clock.TodayInJapan());
        // In one question: a page asks five times at most.
        var counted = await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" """).Select(_ => new
        {
            Batches = db.PaymentBatches.Count(),
            Open = db.OpenChanges().Count(),
            Late = late.Count(),
            Oldest = db.OpenChanges().Min(r => (DateTimeOffset?)r.RequestedAt),
        }).SingleAsync(cancellationToken);
        var count = counted.Batches;
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await RowsAsync(page, cancellationToken);
        var due = await db.Due().GroupBy(d => d.TransferBy)
            .Select(g => new { TransferBy = g.Key, Count = g.Count(), TotalYen = g.Sum(d => (long)d.Application.GrantedYen!.Value) })
            .OrderBy(g => g.TransferBy).Take(MostDays).ToListAsync(cancellationToken);
        var held = await (
            from p in db.Payments.AsNoTracking()
            join a in db.SubsidyApplications on p.ApplicationId equals a.Id
            where p.IsHeld
            orderby p.Id
            select new
            {
                Payment = new HeldPayment(p.BatchId, p.Id, a.ReceiptNumber!, a.GrantedYen ?? p.AmountYen, p.Reason!),
                Count = db.Payments.Count(h => h.IsHeld),
            }).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new PaymentBatchList(
            rows, count, page, [.. due.Select(d => new DueDay(d.TransferBy, d.Count, d.TotalYen))], [.. held.Select(h => h.Payment)],
            held is [var first, ..] ? first.Count : 0,
            OpenChanges.Of(counted.Open, counted.Late, counted.Oldest, clock));
    }

    /// <summary>The sums come of one look at the payments of each batch on the page, not of one for each sum.</summary>
    private async Task<IReadOnlyList<PaymentBatchRow>> RowsAsync(int page, CancellationToken cancellationToken)
    {
        var batches = await db.PaymentBatches.AsNoTracking().OrderByDescending(b => b.PayOn).ThenByDescending(b => b.Number)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(b => new
            {
                b.Id,
                b.Number,
                b.PayOn,
                b.Status,
                b.PurgedRows,
                b.PurgedYen,
                b.PurgedFailed,
                Maker = db.Users.Where(u => u.Id == b.CreatedById).Select(u => u.DisplayName).First(),
                Sum = db.Payments.Where(p => p.BatchId == b.Id && p.Status != PaymentStatus.Excluded).GroupBy(p => p.BatchId)
                    .Select(g => new
                    {
                        Count = g.Count(),
                        TotalYen = g.Sum(p => (long)p.AmountYen),
                        Failed = g.Count(p => p.Status == PaymentStatus.Failed),
                    }).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. batches.Select(b => new PaymentBatchRow(
            b.Id, b.Number, b.PayOn, b.Status, (b.Sum?.Count ?? 0) + b.PurgedRows, (b.Sum?.TotalYen ?? 0) + b.PurgedYen,
            (b.Sum?.Failed ?? 0) + b.PurgedFailed, b.Maker))];
    }
}
