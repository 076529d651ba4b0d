using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Surveys;

/// <summary>What the lists of a survey are narrowed down by.</summary>
public static class SurveyFilters
{
    public static IReadOnlyList<SelectListItem> AllPrefectures { get; } =
        [new("すべて", ""), .. Prefectures.All.Select(p => new SelectListItem(p.Name, p.Code))];

    public static IReadOnlyList<SelectListItem> Methods { get; } =
        [new("すべて", ""), .. Enum.GetValues<ConnectionMethod>().Select(m => new SelectListItem(m.Text(), m.ToString()))];

    public static IReadOnlyList<SelectListItem> VendorsOf(IEnumerable<SurveyVendor> vendors) =>
        [new("すべて", ""), .. vendors.Select(v => new SelectListItem(v.Name, $"{v.Id}"))];
}
