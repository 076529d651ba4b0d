namespace Portal.Core.Time;

/// <summary>年度: from 1 April to 31 March.</summary>
public static class FiscalYear
{
    public static (DateOnly First, DateOnly Last) Of(DateOnly day)
    {
        var first = new DateOnly(day.Month >= 4 ? day.Year : day.Year - 1, 4, 1);
        return (first, first.AddYears(1).AddDays(-1));
    }
}
