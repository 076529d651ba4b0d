using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>介護保険システムの状況.</summary>
public enum SystemState
{
    /// <summary>標準準拠システムを使っている.</summary>
    Standardised,

    /// <summary>移行の作業をしている.</summary>
    Migrating,

    /// <summary>移行の日が決まっている.</summary>
    Planned,

    /// <summary>移行の日が決まっていない.</summary>
    Undecided,
}

/// <summary>アンケートの言葉.</summary>
public static class SurveyText
{
    public static string Text(this SystemState state) => state switch
    {
        SystemState.Standardised => "標準準拠システムを使っている",
        SystemState.Migrating => "標準準拠システムへの移行の作業をしている",
        SystemState.Planned => "移行の日が決まり、これから作業をする",
        _ => "移行の日が決まっていない",
    };

    public static string Text(this ConnectionMethod method) => method switch
    {
        ConnectionMethod.Api => "方式① API連携・バッチ処理",
        _ => "方式② ファイル連携",
    };

    /// <summary>方式①, where there is little room.</summary>
    public static string ShortText(this ConnectionMethod method) => method switch
    {
        ConnectionMethod.Api => "方式①",
        _ => "方式②",
    };

    public static string Text(this ConnectingBody body) => body switch
    {
        ConnectingBody.Insurer => "広域連合・一部事務組合が接続する",
        _ => "構成市町村が接続する",
    };

    public static string Text(this ReconfirmationReason reason) => reason switch
    {
        ReconfirmationReason.DefectiveAnswer => "回答に不備がある",
        ReconfirmationReason.MembersDiffer => "同じ時期に行う団体と回答がそろわない",
        _ => "対応できる時期より早い",
    };

    /// <summary>What was answered, line by line, as the pages, the CSV and the history show it; empty where nothing was answered.</summary>
    /// <param name="facts">The answer.</param>
    /// <param name="isUnion">Only a union is asked who connects.</param>
    public static IReadOnlyList<SurveyLine> Lines(this SurveyFacts facts, bool isUnion) =>
    [
        new("State", "介護保険システムの状況", facts.State.Text()),
        new("VendorId", "システムベンダ", facts.OtherVendor ?? facts.VendorName ?? ""),
        new("PackageName", "パッケージ", facts.PackageName ?? ""),
        new("StandardisedOn", "標準準拠システムへの移行の日", facts.StandardisedOn?.ToJapanText() ?? ""),
        new("WishedMonth", "初期セットアップの希望の月", facts.WishedMonth?.ToMonthText() ?? ""),
        new("Method", "接続の方式", facts.Method?.Text() ?? ""),
        .. isUnion ? (SurveyLine[])[new("ConnectingBody", "接続する団体", facts.ConnectingBody?.Text() ?? "")] : [],
        new("ContactName", "担当者の氏名", facts.ContactName),
        new("ContactDepartment", "担当部署", facts.ContactDepartment),
        new("ContactPhone", "電話番号", facts.ContactPhone),
        new("ContactEmail", "メールアドレス", facts.ContactEmail),
        new("Remarks", "備考", facts.Remarks),
    ];
}

/// <param name="Field">The form's member.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Text">What was answered; empty for nothing.</param>
public sealed record SurveyLine(string Field, string Label, string Text);
