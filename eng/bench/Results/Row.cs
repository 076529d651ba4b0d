namespace Portal.Bench.Results;

/// <summary>One line of a table.</summary>
/// <param name="Met">Null when there is no goal, or when it could not be measured.</param>
internal sealed record Row(string What, string Result, string Goal = "", bool? Met = null)
{
    public static Row AtMost(string what, Spread spread, double goal, string unit = "") =>
        new(what, spread.Text(unit), $"≤ {Number.Text(goal)}{unit}", spread.Median <= goal);

    public static Row AtLeast(string what, Spread spread, double goal, string unit = "") =>
        new(what, spread.Text(unit), $"≥ {Number.Text(goal)}{unit}", spread.Median >= goal);

    public static Row Plain(string what, Spread spread, string unit = "") => new(what, spread.Text(unit));

    public static Row Missing(string what, string reason, string goal = "") => new(what, reason, goal);
}
