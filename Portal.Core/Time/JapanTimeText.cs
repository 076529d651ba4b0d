using System.Globalization;

namespace Portal.Core.Time;

/// <summary>Days and times as the portal shows them. Instants are shown in Japan's time.</summary>
public static class JapanTimeText
{
    /// <summary>令和8年12月3日（木）</summary>
    public static string ToJapanText(this DateOnly day) => Text($"{day.ToEraYearText()}{day.ToMonthDayText()}（{day.WeekdayInJapanese()}）");

    /// <summary>令和8年12月3日（木）14時05分</summary>
    public static string ToJapanText(this DateTimeOffset instant) =>
        Text($"{instant.DayInJapan().ToJapanText()}{HourMinute(instant)}");

    /// <summary>令和8年12月3日（木）14時05分09秒</summary>
    public static string ToExactJapanText(this DateTimeOffset instant) => $"{instant.DayInJapan().ToJapanText()}{instant.ToExactTimeText()}";

    /// <summary>14時05分09秒 in Japan</summary>
    public static string ToExactTimeText(this DateTimeOffset instant) => Text($"{HourMinute(instant)}{instant.Second:00}秒");

    /// <summary>14時, 14時30分</summary>
    public static string ToJapanText(this TimeOnly time) =>
        time.Minute == 0 ? Text($"{time.Hour}時") : Text($"{time.Hour}時{time.Minute:00}分");

    /// <summary>12月3日</summary>
    public static string ToMonthDayText(this DateOnly day) => Text($"{day.Month}月{day.Day}日");

    /// <summary>11月20日 9時05分</summary>
    public static string ToMonthDayTimeText(this DateTimeOffset instant) =>
        Text($"{instant.DayInJapan().ToMonthDayText()} {HourMinute(instant)}");

    /// <summary>18日 10:02</summary>
    public static string ToDayTimeText(this DateTimeOffset instant) =>
        instant.InJapan().ToString("d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>日, 月, … 土</summary>
    public static string WeekdayInJapanese(this DateOnly day) => "日月火水木金土".Substring((int)day.DayOfWeek, 1);

    /// <summary>令和8年</summary>
    public static string ToEraYearText(this DateOnly day) =>
        JapaneseEra.Of(day) is { } era
            ? Text($"{era.Name}{(era.YearOf(day) == 1 ? "元" : Text($"{era.YearOf(day)}"))}年")
            : Text($"{day.Year}年");

    private static string HourMinute(DateTimeOffset instant)
    {
        var time = instant.InJapan();
        return Text($"{time.Hour}時{time.Minute:00}分");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
