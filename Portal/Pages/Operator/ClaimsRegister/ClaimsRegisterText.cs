using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;

namespace Portal.Pages.Operator.ClaimsRegister;

/// <summary>The register's words and choices on its pages.</summary>
public static class ClaimsRegisterText
{
    public static IReadOnlyList<SelectListItem> States { get; } =
        [new("すべて", ""), new("最新の登録簿にある", ClaimsRegisterFilter.Current), new("登録簿から外れた", ClaimsRegisterFilter.Left)];

    public static (string Chip, string Text) Of(ClaimsRegisterImportStatus status) => status switch
    {
        ClaimsRegisterImportStatus.Waiting => ("wait", "読み込み待ち"),
        ClaimsRegisterImportStatus.Checking => ("wait", "読み込み中"),
        ClaimsRegisterImportStatus.Checked => ("wait", "確認待ち"),
        ClaimsRegisterImportStatus.Confirmed => ("wait", "取込中"),
        ClaimsRegisterImportStatus.Imported => ("done", "取込済み"),
        ClaimsRegisterImportStatus.Refused => ("bad", "取り込めないファイル"),
        ClaimsRegisterImportStatus.Cancelled => ("none", "取りやめ"),
        _ => ("bad", "失敗"),
    };

    public static string Of(ClaimsRegisterOutcome outcome) => outcome switch
    {
        ClaimsRegisterOutcome.New => "新規",
        ClaimsRegisterOutcome.Changed => "変更",
        _ => "登録簿から外れる",
    };
}
