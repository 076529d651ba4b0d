using System.Globalization;
using Portal.Bench.Measures;
using Portal.Bench.Results;
using Portal.Core.Municipalities;

namespace Portal.Bench.Scenarios;

/// <summary>日程案 for all 1,741 insurers: its time, and how far it moves them against taking them one by one as they come.</summary>
internal sealed class Proposer : IScenario
{
    public string Name => "proposer";

    public Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = [.. Measure("roomy: 8 a day, 30 a week", new(8, 30)), .. Measure("tight: 7 a day, 25 a week", new(7, 25))];
        return Task.FromResult(rows);
    }

    private static IEnumerable<Row> Measure(string what, ScheduleTerms terms)
    {
        var requests = Country.Insurers();
        var (ours, naive) = (ScheduleProposer.Propose(requests, terms), FirstFit.Propose(requests, terms));
        var times = Enumerable.Range(0, 5).Select(_ => SecondsOf(() => ScheduleProposer.Propose(requests, terms)));
        yield return Row.AtMost($"{what}: all {requests.Count:N0} are placed after", Spread.Of(times), 10, " s");
        yield return Row.AtMost("sum of months moved ÷ first fit", Spread.Of([(double)ours.TotalShift / naive.TotalShift]), 1);
        yield return new Row("sum of months: the proposer; first fit", $"{ours.TotalShift:N0}; {naive.TotalShift:N0}");
        yield return new Row("furthest beyond what is needed: the proposer; first fit", $"{ours.GreatestExtra}; {naive.GreatestExtra} months");
        yield return new Row("left without a place: the proposer; first fit", $"{ours.Left.Count}; {naive.Left}");
        yield return new Row(
            "no sum can be smaller than",
            ours.IsProvenBest ? $"{ours.LeastShift:N0}: the best there is" : string.Create(CultureInfo.InvariantCulture, $"{ours.LeastShift:N0}: not proven the best"));
    }

    private static double SecondsOf(Action work)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
