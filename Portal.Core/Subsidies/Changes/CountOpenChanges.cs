using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>How many 変更・中止・廃止の申請 wait for their answer, and how long: nothing of these is paid meanwhile.</summary>
public sealed record CountOpenChanges : IRequest<OpenChanges>;

/// <param name="Count">結果を待っているもの.</param>
/// <param name="Late">長く待っているもの, of these.</param>
/// <param name="OldestDay">n日目 of the one that has waited longest; 0 without any.</param>
public sealed record OpenChanges(int Count, int Late, int OldestDay)
{
    internal static OpenChanges Of(int count, int late, DateTimeOffset? oldest, TimeProvider clock) =>
        new(count, late, oldest is { } at ? clock.DaysSince(at) : 0);
}

public sealed class CountOpenChangesHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<CountOpenChanges, OpenChanges>
{
    public async Task<OpenChanges> Handle(CountOpenChanges request, CancellationToken cancellationToken)
    {
        var late = db.OpenChanges().Late(clock.TodayInJapan());
        var found = await db.OpenChanges().GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Late = late.Count(), Oldest = g.Min(r => r.RequestedAt) }).SingleOrDefaultAsync(cancellationToken);
        return OpenChanges.Of(found?.Count ?? 0, found?.Late ?? 0, found?.Oldest, clock);
    }
}
