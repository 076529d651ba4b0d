using System.Globalization;

namespace Portal.Tests.Support;

/// <summary>What a piece of work costs, however much else the machine does meanwhile.</summary>
public static class ProcessorTime
{
    /// <summary>The least of five rounds for each, taken in turn, in nanoseconds on a processor; waiting for one does not count.</summary>
    /// <param name="works">Each stays on its thread from beginning to end.</param>
    public static IReadOnlyList<double> LeastOf(params Action[] works)
    {
        var rounds = Enumerable.Range(0, 5).Select(_ => works.Select(Of).ToList()).ToList();
        return [.. works.Select((_, n) => rounds.Min(round => round[n]))];
    }

    private static double Of(Action work)
    {
        var before = OfThisThread();
        work();
        return OfThisThread() - before;
    }

    // The first of three numbers: time spent on a processor.
    private static double OfThisThread() =>
        double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
}
