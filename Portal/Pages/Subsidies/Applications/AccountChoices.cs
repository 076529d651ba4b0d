using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>The choices of 口座の情報.</summary>
public static class AccountChoices
{
    public static IReadOnlyList<SelectListItem> Places { get; } =
    [
        new("銀行・信用金庫など", nameof(AccountPlace.Bank)),
        new("ゆうちょ銀行", nameof(AccountPlace.JapanPost)),
    ];

    public static IReadOnlyList<SelectListItem> Types { get; } =
        [.. Enum.GetValues<BankAccountType>().Select(t => new SelectListItem(t.ToJapanese(), t.ToString()))];
}
