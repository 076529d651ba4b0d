using System.Diagnostics;
using Portal.Bench.Results;

namespace Portal.Bench.Measures;

/// <summary>Clients that each ask again as soon as they have their answer.</summary>
internal static class Load
{
    public static async Task<LoadResult> RunAsync(int clients, TimeSpan time, Func<int, Task<Func<Task>>> newClient)
    {
        var asks = await Task.WhenAll(Enumerable.Range(0, clients).Select(newClient));
        var start = Stopwatch.GetTimestamp();
        var waits = await Task.WhenAll(asks.Select(ask => Task.Run(() => AskAsync(ask, start, time))));
        return new LoadResult(Stopwatch.GetElapsedTime(start).TotalSeconds, Spread.Of(waits.SelectMany(w => w)));
    }

    private static async Task<List<double>> AskAsync(Func<Task> ask, long start, TimeSpan time)
    {
        var waits = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            waits.Add(await Pairs.SecondsAsync(ask) * 1000);
        }

        return waits;
    }
}

/// <param name="Seconds">How long it took.</param>
/// <param name="Milliseconds">Every answer's time.</param>
internal sealed record LoadResult(double Seconds, Spread Milliseconds)
{
    public double PerSecond => Milliseconds.Sorted.Count / Seconds;
}
