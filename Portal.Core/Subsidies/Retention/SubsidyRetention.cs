using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 保存期間 (交付要綱5条7): until 31 March, so many years after the end of the fiscal year in which the application was last decided, or withdrawn. A
/// draft that was never sent is kept for a year after that of its programme, or of its last 保存 where that was later.
/// </summary>
public static class SubsidyRetention
{
    public const int DraftYears = 1;

    /// <summary>Whatever ends late is shown so many days before it goes.</summary>
    public const int NoticeDays = 90;

    /// <summary>The last day in Japan on which the records are there, unless something is still open.</summary>
    public static DateOnly KeptUntil(DateOnly concludedOn, int years) => FiscalYear.Of(concludedOn).Last.AddYears(years);

    /// <summary>The same for a draft.</summary>
    public static DateOnly DraftKeptUntil(int fiscalYear, DateTimeOffset savedAt)
    {
        var year = Math.Max(fiscalYear, FiscalYear.YearOf(savedAt.DayInJapan()));
        return KeptUntil(new DateOnly(year, 4, 1), DraftYears);
    }

    /// <summary>1 April: what was concluded before it is not kept any more.</summary>
    public static DateOnly DueBefore(DateOnly today, int years) => FiscalYear.Of(today).First.AddYears(-years);
}
