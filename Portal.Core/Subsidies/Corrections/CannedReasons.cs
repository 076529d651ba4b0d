namespace Portal.Core.Subsidies;

/// <summary>定型の理由: what examiners would otherwise type again and again, for every programme.</summary>
/// <param name="Key">By which a form names it.</param>
/// <param name="Text">As the applicant reads it.</param>
public sealed record CannedReason(string Key, string Text);

public static class CannedReasons
{
    private static readonly IReadOnlyList<CannedReason> OfItems =
    [
        new("differs-from-receipt", "領収書の内容と合いません。領収書と同じ内容に直してください。"),
        new("differs-from-register", "登録簿の内容と合いません。正しい内容に直すか、変更がわかる書類を付けてください。"),
        new("not-eligible", "対象にならない費用が入っています。除いた額に直してください。"),
        new("not-designated", "指定を確かめられないサービスがあります。選び直してください。"),
        new("holder-differs", "口座名義が申請者と異なります。申請者か、その法人の名義の口座にしてください。"),
        new("account-differs", "通帳の写しと合いません。通帳のとおりに直してください。"),
        new("incomplete", "書かれている内容が足りません。書き足してください。"),
    ];

    private static readonly IReadOnlyList<CannedReason> OfPapers =
    [
        new("unreadable", "文字が読めません。明るいところで撮り直して、入れ替えてください。"),
        new("date-unreadable", "領収書の日付が読めません。日付の見えるものに入れ替えてください。"),
        new("details-missing", "内訳（型番か製品名、台数、金額、用途）がわかりません。内訳のわかるものに入れ替えるか、加えてください。"),
        new("cut-off", "一部が写っていません。全体が入るように撮り直して、入れ替えてください。"),
        new("wrong-paper", "ちがう書類です。必要な書類に入れ替えてください。"),
        new("paper-missing", "書類が足りません。足りないものを加えてください。"),
        new("other-office", "申請した事業所・医療機関のものと確かめられません。番号と名称の見えるものに入れ替えてください。"),
        new("outdated", "申請の日に有効なものではありません。新しいものに入れ替えてください。"),
    ];

    /// <summary>Those that fit what is marked.</summary>
    public static IReadOnlyList<CannedReason> For(ReturnTarget target) => target.Item is null ? OfPapers : OfItems;
}
