namespace Portal.Pages.Operator.Subsidies.Dashboard;

/// <summary>横棒の図: one bar for each row, drawn by the server.</summary>
/// <param name="Title">What it shows, for who does not see it; the table beside it says the rest.</param>
/// <param name="Bars">From top to bottom.</param>
public sealed record BarChart(string Title, IReadOnlyList<Bar> Bars)
{
    public const int Width = 720;
    public const int RowHeight = 32;
    public const int LabelWidth = 170;
    private const int ValueWidth = 170;

    public int Height => Math.Max(1, Bars.Count) * RowHeight;

    /// <summary>As long as its share of the longest; what is not nothing is seen.</summary>
    public int LengthOf(long value)
    {
        var most = Bars.Count == 0 ? 0 : Bars.Max(b => Math.Max(b.Value, b.Limit ?? 0));
        return most == 0 || value <= 0 ? 0 : Math.Max(2, (int)(value * (Width - LabelWidth - ValueWidth) / (double)most));
    }
}

/// <param name="Label">At its left.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">At its right.</param>
/// <param name="Part">How much of it is drawn darker; 0 for nothing.</param>
/// <param name="Limit">A line that it should not pass; null for none.</param>
public sealed record Bar(string Label, long Value, string Text, long Part = 0, long? Limit = null);
