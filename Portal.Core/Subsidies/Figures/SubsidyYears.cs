using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の年度, for lists and figures.</summary>
public static class SubsidyYears
{
    /// <summary>令和7年度: the first in which anybody could apply.</summary>
    public const int First = 2025;

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<int> Until(DateOnly today) =>
        [.. Enumerable.Range(First, Math.Max(1, FiscalYear.YearOf(today) - First + 1)).Reverse()];
}
