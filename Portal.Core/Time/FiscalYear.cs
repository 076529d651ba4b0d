namespace Portal.Core.Time;

/// <summary>年度: from 1 April to 31 March.</summary>
public static class FiscalYear
{
    public static (DateOnly First, DateOnly Last) Of(DateOnly day)
    {
        var first = new DateOnly(day.Month >= 4 ? day.Year : day.Year - 1, 4, 1);
        return (first, first.AddYears(1).AddDays(-1));
    }

    /// <summary>The year by which it is called: 2026 from 1 April 2026 to 31 March 2027.</summary>
    public static int YearOf(DateOnly day) => Of(day).First.Year;

    /// <summary>令和8年度</summary>
    public static string TextOf(int year) => $"{new DateOnly(year, 4, 1).ToEraYearText()}度";
}
