using System.Globalization;

namespace Portal.Core.Time;

/// <summary>年月, in which schedules are wished and counted.</summary>
public readonly record struct YearMonth(int Year, int Month) : IComparable<YearMonth>
{
    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static bool operator <(YearMonth left, YearMonth right) => left.CompareTo(right) < 0;

    public static bool operator <=(YearMonth left, YearMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >(YearMonth left, YearMonth right) => left.CompareTo(right) > 0;

    public static bool operator >=(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0;

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public YearMonth PlusMonths(int months) => Of(FirstDay.AddMonths(months));

    /// <summary>How many months the other is after this one; negative when it is before.</summary>
    public int MonthsUntil(YearMonth other) => ((other.Year - Year) * 12) + other.Month - Month;

    public int CompareTo(YearMonth other) => Math.Sign(other.MonthsUntil(this));

    /// <summary>令和9年1月</summary>
    public string ToJapanText() => string.Create(CultureInfo.InvariantCulture, $"{FirstDay.ToEraYearText()}{Month}月");

    /// <summary>2027-01</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
