using System.Diagnostics;
using Portal.Bench.Results;

namespace Portal.Bench.Measures;

/// <summary>
/// Ours and theirs in turn, A B A B: what else the machine does meanwhile falls on both, so that their ratio holds
/// where neither time does.
/// </summary>
internal static class Pairs
{
    public static async Task<PairTimes> TimeAsync(int rounds, Func<Task> ours, Func<Task> theirs)
    {
        // The first of each pays for what is loaded once.
        await ours();
        await theirs();
        return await CollectAsync(rounds, () => SecondsAsync(ours), () => SecondsAsync(theirs));
    }

    /// <summary>The same for what measures itself, such as requests per second.</summary>
    public static async Task<PairTimes> CollectAsync(int rounds, Func<Task<double>> ours, Func<Task<double>> theirs)
    {
        var pairs = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < rounds; round++)
        {
            pairs.Add((await ours(), await theirs()));
        }

        return new PairTimes(pairs);
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

internal sealed record PairTimes(IReadOnlyList<(double Ours, double Theirs)> Pairs)
{
    public Spread Ours => Spread.Of(Pairs.Select(p => p.Ours));

    public Spread Theirs => Spread.Of(Pairs.Select(p => p.Theirs));

    /// <summary>Of each pair, so that a slow minute counts on both sides.</summary>
    public Spread Ratio => Spread.Of(Pairs.Select(p => p.Ours / p.Theirs));
}
