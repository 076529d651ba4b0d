using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>まとめて決定した記録, the newest first.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListDecisionBatches(int Page) : IRequest<DecisionBatchList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record DecisionBatchList(IReadOnlyList<DecisionBatchRow> Rows, int Count, int Page);

/// <param name="Id">The batch.</param>
/// <param name="Approver">Who confirmed it.</param>
/// <param name="IsMine">The asking person did.</param>
/// <param name="ConfirmedAt">When, UTC.</param>
/// <param name="DueAt">確定の日時, UTC.</param>
/// <param name="Total">How many were confirmed.</param>
/// <param name="Waiting">How many still wait.</param>
/// <param name="Decided">How many were decided.</param>
/// <param name="TakenBack">How many were taken back.</param>
/// <param name="Purged">How many of all were deleted since (保存期間): they are counted as they ended.</param>
/// <param name="PurgedLeftOut">How many of those that were left out were deleted.</param>
public sealed record DecisionBatchRow(
    Guid Id, string Approver, bool IsMine, DateTimeOffset ConfirmedAt, DateTimeOffset DueAt, int Total, int Waiting, int Decided, int TakenBack,
    int Purged, int PurgedLeftOut)
{
    /// <summary>外れたもの.</summary>
    public int FellOut => Total - Waiting - Decided - TakenBack;

    /// <summary>取り消せる残りの秒.</summary>
    public int SecondsLeft(DateTimeOffset now) => (int)Math.Clamp((DueAt - now).TotalSeconds, 0, int.MaxValue);
}

internal static class DecisionBatchRows
{
    private const int MostTold = 5;
    private static readonly TimeSpan Told = TimeSpan.FromDays(1);

    /// <summary>
    /// Those that still wait, the next one first, then those that the asking person should look at: something fell out within a day.
    /// </summary>
    public static async Task<IReadOnlyList<DecisionBatchRow>> BatchesToTellAsync(
        this PortalDbContext db, ICurrentUser user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Told;
        var waiting = db.ScheduledDecisions.Where(d => d.EndedAt == null).Select(d => d.BatchId);
        var next = db.DecisionBatches.Where(b => waiting.Contains(b.Id))
            .OrderBy(b => b.DueAt).ThenBy(b => b.Id).Take(MostTold).Select(b => b.Id);
        var fellOut = db.DecisionBatches.Where(b => !waiting.Contains(b.Id) && b.DueAt > since && b.ConfirmedById == user.AccountId
                && db.ScheduledDecisions.Any(d => d.BatchId == b.Id && d.Outcome == ScheduledOutcome.FellOut))
            .OrderByDescending(b => b.DueAt).ThenByDescending(b => b.Id).Take(MostTold).Select(b => b.Id);
        var told = next.Concat(fellOut);
        var rows = await db.DecisionBatches.Where(b => told.Contains(b.Id)).ToRows(db, user).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(b => b.Waiting > 0).OrderBy(b => b.DueAt).ThenBy(b => b.Id).Concat(rows.Where(b => b.Waiting == 0)).Take(MostTold),
        ];
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<DecisionBatchRow> ToRows(this IQueryable<DecisionBatch> batches, PortalDbContext db, ICurrentUser user) =>
        from b in batches
        join u in db.Users on b.ConfirmedById equals u.Id
        orderby b.DueAt descending, b.Id descending
        select new DecisionBatchRow(
            b.Id, u.DisplayName, b.ConfirmedById == user.AccountId, b.ConfirmedAt, b.DueAt,
            db.ScheduledDecisions.Count(d => d.BatchId == b.Id) + b.PurgedDecided + b.PurgedTakenBack + b.PurgedFellOut,
            db.ScheduledDecisions.Count(d => d.BatchId == b.Id && d.EndedAt == null),
            db.ScheduledDecisions.Count(d => d.BatchId == b.Id && d.Outcome == ScheduledOutcome.Decided) + b.PurgedDecided,
            db.ScheduledDecisions.Count(d => d.BatchId == b.Id && d.Outcome == ScheduledOutcome.TakenBack) + b.PurgedTakenBack,
            b.PurgedDecided + b.PurgedTakenBack + b.PurgedFellOut, b.PurgedLeftOut);
}

public sealed class ListDecisionBatchesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListDecisionBatches, DecisionBatchList>
{
    public async Task<DecisionBatchList> Handle(ListDecisionBatches request, CancellationToken cancellationToken)
    {
        var batches = db.DecisionBatches.AsNoTracking();
        var count = await batches.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await batches.OrderByDescending(b => b.DueAt).ThenByDescending(b => b.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToRows(db, user).ToListAsync(cancellationToken);
        return new DecisionBatchList(rows, count, page);
    }
}
