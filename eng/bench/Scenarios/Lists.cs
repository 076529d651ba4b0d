using MediatR;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.ReviewBoard;

namespace Portal.Bench.Scenarios;

/// <summary>A list page's use case for an insurer with a million rows against one with a thousand, and its queries.</summary>
internal sealed class Lists : IScenario
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int Calls = 60;

    public string Name => "lists";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var room = new ListRoom(place);
        var (small, large) = (await room.NewInsurerAsync("100001", Few), await room.NewInsurerAsync("100002", Many));
        var rows = new List<Row>();
        rows.AddRange(await CompareAsync(room, small, large, "審査員名簿", new ListReviewers(new ReviewerFilter(null, null, null), 1)));
        rows.AddRange(await CompareAsync(room, small, large, "審査員名簿, 10th page", new ListReviewers(new ReviewerFilter(null, null, null), 10)));
        rows.AddRange(await CompareAsync(
            room, small, large, "審査会の一覧", new ListReviewSessions(new ReviewSessionFilter(null, null, null, null), 1)));
        return rows;
    }

    private static async Task<IReadOnlyList<Row>> CompareAsync<T>(
        ListRoom room, Guid small, Guid large, string what, IRequest<T> request)
    {
        async Task<double> P95Async(Guid insurer)
        {
            var waits = new List<double>();
            for (var call = 0; call < Calls; call++)
            {
                waits.Add(await Pairs.SecondsAsync(() => room.SendAsync(insurer, request)) * 1000);
            }

            return Spread.Of(waits).At(0.95);
        }

        // Rows by the million have just been written: until the server has put them away, whatever is measured first pays for it.
        for (var round = 0; round < 4; round++)
        {
            await P95Async(large);
            await P95Async(small);
        }

        var times = await Pairs.CollectAsync(7, () => P95Async(large), () => P95Async(small));
        var queries = await room.CountQueriesAsync(() => room.SendAsync(large, request));
        return [
            Row.AtMost($"{what}: p95 with {Many:N0} rows ÷ with {Few:N0}", times.Ratio, 1.5),
            Row.Plain($"{what}: p95 with {Many:N0} rows", times.Ours, " ms"),
            Row.AtMost($"{what}: queries", Spread.Of([queries]), 5),
        ];
    }
}
