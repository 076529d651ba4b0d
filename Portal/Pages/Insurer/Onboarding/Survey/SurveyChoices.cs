using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;

namespace Portal.Pages.Insurer.Onboarding.Survey;

/// <summary>What the 回答票 offers to choose from.</summary>
public static class SurveyChoices
{
    public static IReadOnlyList<SelectListItem> States { get; } = Of<SystemState>(s => s.Text());

    public static IReadOnlyList<SelectListItem> Methods { get; } = [new("まだ決まっていない", ""), .. Of<ConnectionMethod>(m => m.Text())];

    public static IReadOnlyList<SelectListItem> Bodies { get; } = Of<ConnectingBody>(b => b.Text());

    public static IEnumerable<SelectListItem> VendorsOf(IEnumerable<SurveyVendor> vendors) =>
        [new("選んでいません", ""), .. vendors.Select(v => new SelectListItem(
            v.PossibleFrom is { } month ? $"{v.Name}（{month.ToMonthText()}以降）" : v.Name, $"{v.Id}"))];

    /// <summary>What was typed, to be laid beside what somebody else has saved.</summary>
    public static IReadOnlyList<SurveyLine> Typed(SurveyForm form, IEnumerable<SurveyVendor> vendors) =>
    [
        new("State", "介護保険システムの状況", form.State?.Text() ?? ""),
        new("VendorId", "システムベンダ", vendors.FirstOrDefault(v => v.Id == form.VendorId)?.Name ?? ""),
        new("OtherVendor", "一覧にないシステムベンダ", form.OtherVendor ?? ""),
        new("PackageName", "パッケージ", form.PackageName ?? ""),
        new("StandardisedOn", "標準準拠システムへの移行の日", form.StandardisedOn ?? ""),
        new("WishedMonth", "初期セットアップの希望の月", form.WishedMonth ?? ""),
        new("Method", "接続の方式", form.Method?.Text() ?? ""),
        new("ConnectingBody", "接続する団体", form.ConnectingBody?.Text() ?? ""),
        new("ContactName", "担当者の氏名", form.ContactName ?? ""),
        new("ContactDepartment", "担当部署", form.ContactDepartment ?? ""),
        new("ContactPhone", "電話番号", form.ContactPhone ?? ""),
        new("ContactEmail", "メールアドレス", form.ContactEmail ?? ""),
        new("Remarks", "備考", form.Remarks ?? ""),
    ];

    private static IReadOnlyList<SelectListItem> Of<T>(Func<T, string> text)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new SelectListItem(text(value), $"{value}"))];
}
