using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities;

/// <summary>What the shared parts need of the pages with a list: the whole country's and a prefecture's.</summary>
public interface IMunicipalityPage
{
    MunicipalityFilter Filter { get; }

    MunicipalityList List { get; }
}

/// <summary>The choices of the filters.</summary>
public static class MunicipalityChoices
{
    public static IEnumerable<SelectListItem> Prefectures(MunicipalityFilter filter) =>
        [new("すべて", ""), .. ShippedPlaces.List.Prefectures.Select(p => new SelectListItem(p.Name, p.Romaji, p.Romaji == filter.Prefecture))];

    public static IEnumerable<SelectListItem> States(MunicipalityFilter filter) =>
        [new("すべて", ""), .. Enum.GetValues<StartProgress>().Select(s => new SelectListItem(s.Text(), NameOf(s), s == filter.Progress))];

    public static IEnumerable<SelectListItem> Years(MunicipalityFilter filter, IEnumerable<int> years) =>
        [new("すべて", ""), .. years.Select(y => new SelectListItem(Core.Time.FiscalYear.TextOf(y), $"{y}", y == filter.Year))];

    public static IEnumerable<SelectListItem> Orders(MunicipalityFilter filter) =>
    [
        new(string.IsNullOrWhiteSpace(filter.Text) ? "コード順" : "よく合う順", ""), new("よみの順", "name", filter.Sort == "name"),
        new("状況の順", "state", filter.Sort == "state"), new("開始日の早い順", "start", filter.Sort == "start"),
        new("開始日の遅い順", "-start", filter.Sort == "-start"),
    ];

    /// <summary>As it stands in addresses and in the data.</summary>
    public static string NameOf(StartProgress state) => state.ToString().ToLowerInvariant();

    /// <summary>The kind of its chip.</summary>
    public static string ChipOf(StartProgress state) => state switch
    {
        StartProgress.Started => "done",
        StartProgress.Planned => "plan",
        StartProgress.Arranging => "wait",
        _ => "none",
    };
}
