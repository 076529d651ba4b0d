using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>修正の期限が近いか、過ぎたお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="DueOn">修正の期限.</param>
/// <param name="IsOverdue">過ぎた.</param>
public sealed record CorrectionReminderMail(string ReceiptNumber, string ProgrammeName, DateOnly DueOn, bool IsOverdue) : IMail
{
    public string Subject => IsOverdue
        ? "【介護情報基盤ポータル】助成金の申請を直す期限が過ぎました"
        : "【介護情報基盤ポータル】助成金の申請を直す期限が近づいています";

    public string Body => $"""
        {(IsOverdue
            ? "申請を直していただく期限が過ぎましたが、まだ提出されていません。"
            : "申請を直していただく期限が近づいています。")}

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        期限　　　{DueOn.ToJapanText()}

        {(IsOverdue
            ? "いまからでも、直して提出できます。難しいときは、お問い合わせください。"
            : "ログインしてマイページを開き、申請を選んで、直してください。")}
        行き違いで提出されていましたら、お許しください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
