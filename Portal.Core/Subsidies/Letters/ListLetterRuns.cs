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
/// <param name="WithoutLetter">Decisions that no run has taken up, or whose letter is stopped.</param>
public sealed record LetterRunList(IReadOnlyList<LetterRunRow> Rows, int Count, int Page, int WithoutLetter);

/// <param name="By">Who started it.</param>
public sealed record LetterRunRow(Guid Id, DateTimeOffset StartedAt, string By, LetterFilter Filter, bool IsHalted, LetterCounts Counts);

/// <param name="Printed">印刷済み.</param>
/// <param name="Waiting">印刷待ち.</param>
/// <param name="Stopped">止まっているもの.</param>
public sealed record LetterCounts(int Printed, int Waiting, int Stopped)
{
    public int All => Printed + Waiting + Stopped;

    internal static LetterCounts Of(IEnumerable<(LetterStatus Status, int Count)> counted)
    {
        var by = counted.ToDictionary(c => c.Status, c => c.Count);
        return new LetterCounts(
            by.GetValueOrDefault(LetterStatus.Printed), by.GetValueOrDefault(LetterStatus.Waiting), by.GetValueOrDefault(LetterStatus.Stopped));
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
        var ids = runs.ConvertAll(r => (Guid?)r.Run.Id);
        var counts = (await db.DecisionLetters.Where(l => ids.Contains(l.RunId)).GroupBy(l => new { l.RunId, l.Status })
            .Select(g => new { g.Key.RunId, g.Key.Status, Count = g.Count() }).ToListAsync(cancellationToken)).ToLookup(c => c.RunId);
        var rows = runs.ConvertAll(r => new LetterRunRow(
            r.Run.Id, r.Run.StartedAt, r.By ?? "", r.Run.Filter, r.Run.HaltedAt is not null,
            LetterCounts.Of(counts[r.Run.Id].Select(c => (c.Status, c.Count)))));
        return new LetterRunList(rows, count, page, await db.WithoutLetter(new LetterFilter()).CountWithinLimitAsync(cancellationToken));
    }
}
