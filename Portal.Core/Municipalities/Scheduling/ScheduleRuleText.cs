using System.Globalization;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>The sentences of the rules: each names the rule and what stands against it.</summary>
internal static class ScheduleRuleText
{
    public static BrokenRule Locked { get; } = new(ScheduleRule.Locked, "日程が固定されています。動かすときは、先に固定を外してください。");

    public static BrokenRule TooEarly(YearMonth first) =>
        new(ScheduleRule.FirstMonth, $"初期セットアップを始められるのは、{first.ToJapanText()}からです。");

    public static BrokenRule VendorUnknown(string name) =>
        new(ScheduleRule.VendorMonth, $"{name}のシステムベンダが対応できる時期がわかりません。システムベンダと、対応できる月を登録してください。");

    public static BrokenRule VendorLater(string name, YearMonth from) =>
        new(ScheduleRule.VendorMonth, $"{name}のシステムベンダが対応できるのは、{from.ToJapanText()}からです。");

    public static BrokenRule VendorTooLate(string name, YearMonth from, DateOnly lastDay) => new(
        ScheduleRule.VendorMonth,
        $"{name}のシステムベンダが対応できるのは{from.ToJapanText()}からで、期限の{lastDay.ToJapanText()}までに完了できません。");

    public static BrokenRule AfterDeadline(DateOnly lastDay) =>
        new(ScheduleRule.Deadline, $"初期セットアップは、{lastDay.ToJapanText()}までに完了する必要があります。");

    public static BrokenRule TooFewDays(int setupDays, YearMonth month, int days) => new(
        ScheduleRule.OneMonth,
        Text($"初期セットアップに{setupDays}営業日かかりますが、{month.ToJapanText()}に使える営業日は{days}日です。1つの月のうちに完了する必要があります。"));

    public static BrokenRule NoMonthLongEnough(int setupDays) => new(
        ScheduleRule.OneMonth,
        Text($"初期セットアップに{setupDays}営業日かかり、1つの月のうちに始めて完了できる月がありません。"));

    public static BrokenRule GroupOverDay(int members, int perDay) => new(
        ScheduleRule.PerDay, Text($"同じ日に始める{members}団体が、1日に始められる{perDay}団体を超えています。"));

    public static BrokenRule GroupOverWeek(int members, int perWeek) => new(
        ScheduleRule.PerWeek, Text($"同じ日に始める{members}団体が、1週間に始められる{perWeek}団体を超えています。"));

    public static BrokenRule LockedApart(SetupRequest one, SetupRequest other) => new(
        ScheduleRule.SameTime,
        $"同じ時期に行う{one.Name}が{one.Locked!.StartsOn.ToJapanText()}、{other.Name}が{other.Locked!.StartsOn.ToJapanText()}に固定されていて、そろえられません。");

    public static BrokenRule LockedOutside(SetupRequest locked) => new(
        ScheduleRule.SameTime,
        $"同じ時期に行う{locked.Name}が{locked.Locked!.StartsOn.ToJapanText()}に固定されていますが、初期セットアップを始められる日ではありません。");

    public static BrokenRule LockedTooEarly(SetupRequest locked, string name, YearMonth from) => new(
        ScheduleRule.SameTime,
        $"同じ時期に行う{locked.Name}が{locked.Locked!.Month.ToJapanText()}に固定されていますが、{name}のシステムベンダが対応できるのは{from.ToJapanText()}からです。");

    public static BrokenRule LockedFull(SetupRequest locked, ScheduleTerms terms) => new(
        ScheduleRule.PerDay,
        Text($"同じ時期に行う{locked.Name}が{locked.Locked!.StartsOn.ToJapanText()}に固定されていますが、その日に始められる枠が残っていません（{Limits(terms)}）。"));

    public static BrokenRule AllFull(YearMonth first, YearMonth last, ScheduleTerms terms) => new(
        ScheduleRule.PerDay, $"{Span(first, last)}に始められる枠が、すべて埋まっています（{Limits(terms)}）。");

    public static BrokenRule NoRoomForGroup(int members, YearMonth first, YearMonth last, ScheduleTerms terms) => new(
        ScheduleRule.PerDay, Text($"同じ日に始める{members}団体が入る枠が、{Span(first, last)}に残っていません（{Limits(terms)}）。"));

    public static BrokenRule DayFull(YearMonth month, int perDay) =>
        new(ScheduleRule.PerDay, Text($"{month.ToJapanText()}は、始められるどの日も、1日に始められる{perDay}団体に達しています。"));

    public static BrokenRule WeekFull(YearMonth month, int perWeek) =>
        new(ScheduleRule.PerWeek, Text($"{month.ToJapanText()}は、始められる日のあるどの週も、1週間に始められる{perWeek}団体に達しています。"));

    public static BrokenRule ThisDayFull(DateOnly day, int there, int perDay) =>
        new(ScheduleRule.PerDay, Text($"{day.ToJapanText()}には、すでに{there}団体が始めます。1日に始められるのは{perDay}団体までです。"));

    public static BrokenRule ThisWeekFull(DateOnly day, int there, int perWeek) =>
        new(ScheduleRule.PerWeek, Text($"{day.ToJapanText()}の週（月曜日から日曜日）には、すでに{there}団体が始めます。1週間に始められるのは{perWeek}団体までです。"));

    public static BrokenRule MatesElsewhere(string name, int others, SetupPlacement placement) => new(
        ScheduleRule.SameTime,
        Text($"同じ時期に行う{name}{(others == 0 ? "" : $"ほか{others}団体")}の初期セットアップは、{placement.StartsOn.ToJapanText()}からです。"));

    private static string Limits(ScheduleTerms terms) => Text($"1日{terms.PerDay}団体、1週間{terms.PerWeek}団体まで");

    private static string Span(YearMonth first, YearMonth last) =>
        first == last ? first.ToJapanText() : $"{first.ToJapanText()}から{last.ToJapanText()}まで";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
