using System.Globalization;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Pages.Municipalities;

/// <summary>利用を開始する市町村の数の見通し as a line: how many will have begun at the end of each month.</summary>
public sealed class RolloutCurve
{
    private const double Left = 60, Right = 544, Bottom = 266, Top = 34;
    private readonly MunicipalityList list;

    private RolloutCurve(MunicipalityList list) => this.list = list;

    public IReadOnlyList<MonthTotal> Months => list.Months;

    public int All => list.Country.All;

    public int Begun => list.Country.Started;

    public DateOnly Today => list.Today;

    /// <summary>The corners of the line.</summary>
    public string Line => string.Join(' ', Months.Select((m, i) => Point(X(i), Y(m.Begun))));

    /// <summary>The corners of the area below it.</summary>
    public string Area => $"{Point(Left, Bottom)} {Line} {Point(Right, Bottom)}";

    /// <summary>The heights that have a line and a number: 0, 500, 1,000 … below the top.</summary>
    public IEnumerable<(int Count, string Y)> Grid => Enumerable.Range(0, 1 + (All * 19 / 20 / 500)).Select(n => (n * 500, Text(Y(n * 500))));

    /// <summary>The ends of fiscal years and the last month, with what stands there.</summary>
    public IEnumerable<(MonthTotal Month, string X, string Y)> Marks => Months.Index()
        .Where(m => m.Item.Month.Month == 3 || m.Index == Months.Count - 1).Select(m => (m.Item, Text(X(m.Index)), Text(Y(m.Item.Begun))));

    /// <summary>Where today stands; null outside the line.</summary>
    public string? TodayX => Months.Index().Where(m => m.Item.Month.Year == Today.Year && m.Item.Month.Month == Today.Month)
        .Select(m => Text(X(m.Index))).FirstOrDefault();

    /// <summary>What a reader hears instead of the picture.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Today.ToEraYearText()}{Today.ToMonthDayText()}現在{Begun:N0}。{string.Join('、', Marks.Select(m => $"{m.Month.Month.ToMonthText()}末に{m.Month.Begun:N0}"))}。");

    /// <summary>Null while fewer than two months have a start: that is no line.</summary>
    public static RolloutCurve? Of(MunicipalityList list) => list.Months.Count < 2 ? null : new RolloutCurve(list);

    private double X(int index) => Left + ((Right - Left) * index / (Months.Count - 1));

    private double Y(int begun) => Bottom - ((Bottom - Top) * begun / All);

    private static string Point(double x, double y) => $"{Text(x)},{Text(y)}";

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
