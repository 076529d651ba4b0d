using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>What every notice to the insurer says of the session. Reviewers are spoken of by their place in the list, never by name.</summary>
/// <param name="Number">第○回.</param>
/// <param name="PlannedOn">開催予定日.</param>
/// <param name="Version">版.</param>
/// <param name="Reviewers">How many there are.</param>
/// <param name="Url">The 参照状況 page, which asks to sign in.</param>
public sealed record SessionNoticeFacts(int Number, DateOnly PlannedOn, int Version, int Reviewers, string Url)
{
    public string Head => $"""
        審査会　　　第{Number}回 介護認定審査会
        開催予定日　{PlannedOn.ToJapanText()}
        版　　　　　第{Version}版
        """;

    /// <summary>（一覧の2、5番目の方）; empty for nobody.</summary>
    public static string Places(IReadOnlyList<int> places) =>
        places.Count == 0 ? "" : $"（一覧の{string.Join("、", places)}番目の方）";

    public string Closing => $"""
        くわしくは、ログインして参照状況の画面をご覧ください。
        {Url}

        このメールは、介護情報基盤ポータルから自動で送っています。
        宛先は、ポータルの設定で変えられます。
        """;
}
