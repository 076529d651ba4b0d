using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>通知書の一括印刷の一覧, the newest first.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListLetterRuns(int Page) : IRequest<LetterRunList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="WithoutRun">Decisions that no run has taken up, or whose letter is stopped; counted up to the same limit.</param>
public sealed record LetterRunList(IReadOnlyList<LetterRunRow> Rows, int Count, int Page, int WithoutRun);

/// <param name="By">Who started it.</param>
public sealed record LetterRunRow(Guid Id, DateTimeOffset StartedAt, string By, LetterFilter Filter, bool IsHalted, LetterCounts Counts);

/// <param name="Printed">印刷済み, what was deleted since among it.</param>
/// <param name="Waiting">印刷待ち.</param>
/// <param name="Stopped">止まっているもの.</param>
/// <param name="Moved">Stopped here, and taken up by a later run.</param>
/// <param name="Purged">Deleted with their applications (保存期間), printed or not.</param>
/// <param name="PurgedPrinted">Those of them that were printed.</param>
public sealed record LetterCounts(int Printed, int Waiting, int Stopped, int Moved, int Purged = 0, int PurgedPrinted = 0)
{
    public int All => Printed + Waiting + Stopped;

    /// <summary>When it was started.</summary>
    public int AtFirst => All + Moved + Purged - PurgedPrinted;

    /// <summary>Printed and still there.</summary>
    public int Kept => Printed - PurgedPrinted;

    /// <summary>Those that are not printed are counted, which are few; the others are the rest.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, LetterCounts>> OfAsync(
        PortalDbContext db, IReadOnlyList<LetterRun> runs, CancellationToken cancellationToken)
    {
        var ids = runs.Select(r => (Guid?)r.Id).ToList();
        var open = await db.DecisionLetters
            .Where(l => ids.Contains(l.RunId) && (l.Status == LetterStatus.Waiting || l.Status == LetterStatus.Stopped))
            .GroupBy(l => new { l.RunId, l.Status }).Select(g => new { g.Key.RunId, g.Key.Status, Count = g.Count() }).ToListAsync(cancellationToken);
        int CountOf(Guid run, LetterStatus status) => open.SingleOrDefault(c => c.RunId == run && c.Status == status)?.Count ?? 0;
        return runs.ToDictionary(r => r.Id, r =>
        {
            var (waiting, stopped) = (CountOf(r.Id, LetterStatus.Waiting), CountOf(r.Id, LetterStatus.Stopped));
            var printed = r.Letters - r.Moved - waiting - stopped - (r.Purged - r.PurgedPrinted);
            return new LetterCounts(printed, waiting, stopped, r.Moved, r.Purged, r.PurgedPrinted);
        });
    }
}

public sealed class ListLetterRunsHandler(PortalDbContext db) : IRequestHandler<ListLetterRuns, LetterRunList>
{
    public async Task<LetterRunList> Handle(ListLetterRuns request, CancellationToken cancellationToken)
    {
        var count = await db.LetterRuns.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var runs = await db.LetterRuns.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .Select(r => new { Run = r, By = db.Users.Where(u => u.Id == r.StartedById).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var counts = await LetterCounts.OfAsync(db, runs.ConvertAll(r => r.Run), cancellationToken);
        var rows = runs.ConvertAll(r => new LetterRunRow(
            r.Run.Id, r.Run.StartedAt, r.By ?? "", r.Run.Filter, r.Run.HaltedAt is not null, counts[r.Run.Id]));
        return new LetterRunList(rows, count, page, await db.WithoutRun(new LetterFilter()).CountWithinLimitAsync(cancellationToken));
    }
}
