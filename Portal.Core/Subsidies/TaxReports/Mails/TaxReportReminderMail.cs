using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告の期限が近いか、過ぎたお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="DueOn">報告の期限.</param>
/// <param name="IsOverdue">過ぎた.</param>
public sealed record TaxReportReminderMail(string ReceiptNumber, string ProgrammeName, DateOnly DueOn, bool IsOverdue) : IMail
{
    public string Subject => IsOverdue
        ? "【介護情報基盤ポータル】消費税の報告の期限が過ぎました"
        : "【介護情報基盤ポータル】消費税の報告の期限が近づいています";

    public string Body => $"""
        助成金を受けた方には、消費税（仕入控除税額）の報告をお願いしています。
        {(IsOverdue ? "期限が過ぎましたが、まだ報告が届いていません。" : "期限が近づいています。")}
        控除した税額が0円のときも、報告が必要です。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        期限　　　{DueOn.ToJapanText()}

        {(IsOverdue
            ? "いまからでも報告できます。ログインしてマイページを開いてください。"
            : "ログインしてマイページを開き、報告してください。")}
        行き違いで報告されていましたら、お許しください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
