namespace Portal.Core.Subsidies;

/// <summary>変わるところ: one thing that two programmes say differently.</summary>
/// <param name="Label">項目.</param>
/// <param name="Before">The lines that only the first has.</param>
/// <param name="After">The lines that only the second has; neither has any where only their order differs.</param>
public sealed record ProgrammeDifference(string Label, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public static IReadOnlyList<ProgrammeDifference> Between(IReadOnlyList<ProgrammeFact> before, IReadOnlyList<ProgrammeFact> after) =>
    [
        .. before.Join(after, b => b.Label, a => a.Label, (b, a) => (b, a)).Where(pair => !pair.b.Lines.SequenceEqual(pair.a.Lines))
            .Select(pair => new ProgrammeDifference(
                pair.b.Label, [.. pair.b.Lines.Except(pair.a.Lines)], [.. pair.a.Lines.Except(pair.b.Lines)])),
    ];
}
