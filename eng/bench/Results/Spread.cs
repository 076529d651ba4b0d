namespace Portal.Bench.Results;

/// <summary>What several runs gave: the middle one counts, the others show how far it can be trusted.</summary>
internal sealed record Spread(IReadOnlyList<double> Sorted)
{
    public double Median => At(0.5);

    public static Spread Of(IEnumerable<double> values) => new([.. values.Order()]);

    public double At(double share) => Sorted[(int)Math.Ceiling(share * Sorted.Count) - 1];

    public string Text(string unit) => Sorted.Count == 1
        ? $"{Number.Text(Median)}{unit}"
        : $"{Number.Text(Median)}{unit} ({Number.Text(Sorted[0])}–{Number.Text(Sorted[^1])}, n = {Sorted.Count})";
}
