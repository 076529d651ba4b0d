using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>From the start of the process to its first page, against an empty Razor Pages app published the same way.</summary>
internal sealed class ColdStart : IScenario
{
    public string Name => "cold-start";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        var empty = await EmptyApp.PublishAsync(place);
        async Task PortalAsync()
        {
            await using var portal = await WebProcess.StartPortalAsync(place);
        }

        async Task EmptyAsync()
        {
            await using var app = await WebProcess.StartAsync(empty, []);
        }

        var times = await Pairs.TimeAsync(9, PortalAsync, EmptyAsync);
        return [
            Row.AtMost("process start to first 200 of `/` ÷ an empty Razor Pages app", times.Ratio, 2),
            Row.Plain("the portal", times.Ours, " s"),
            Row.Plain("the empty app", times.Theirs, " s"),
        ];
    }
}
