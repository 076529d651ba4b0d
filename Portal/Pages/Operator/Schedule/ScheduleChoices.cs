using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Schedule;

/// <summary>The choices of the filters, and the kinds of the chips.</summary>
public static class ScheduleChoices
{
    public static IEnumerable<SelectListItem> Prefectures(string? chosen) =>
        [new("すべて", ""), .. ShippedPlaces.List.Prefectures.Select(p => new SelectListItem(p.Name, p.Romaji, p.Romaji == chosen))];

    public static IEnumerable<SelectListItem> Vendors(IEnumerable<string> vendors, string? chosen) =>
    [
        new("すべて", ""), .. vendors.Select(v => new SelectListItem(v, v, v == chosen)),
        new("ベンダ不明", ScheduleFilter.NoVendor, chosen == ScheduleFilter.NoVendor),
    ];

    public static IEnumerable<SelectListItem> Months(IEnumerable<YearMonth> months, string? chosen) =>
        [new("すべて", ""), .. months.Select(m => new SelectListItem(m.ToJapanText(), m.ToString(), m.ToString() == chosen))];

    public static IEnumerable<SelectListItem> States(string? chosen) =>
    [
        new("すべて", ""), .. Enum.GetValues<InsurerScheduleStatus>().Select(s => new SelectListItem(s.Text(), NameOf(s), NameOf(s) == chosen)),
        new("日程なし", ScheduleFilter.None, chosen == ScheduleFilter.None),
        new("事務局の対応を待っている", ScheduleFilter.Waiting, chosen == ScheduleFilter.Waiting),
        new("回答が遅れている", ScheduleFilter.Overdue, chosen == ScheduleFilter.Overdue),
    ];

    /// <summary>As it stands in addresses.</summary>
    public static string NameOf(InsurerScheduleStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The kind of its chip.</summary>
    public static string ChipOf(InsurerScheduleStatus status) => status switch
    {
        InsurerScheduleStatus.Published or InsurerScheduleStatus.Postponed => "done",
        InsurerScheduleStatus.Accepted or InsurerScheduleStatus.Fixed => "plan",
        InsurerScheduleStatus.Draft or InsurerScheduleStatus.Adjusting => "none",
        _ => "wait",
    };
}
