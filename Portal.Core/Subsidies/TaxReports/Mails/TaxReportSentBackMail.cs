using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告を差し戻したお知らせ. The reason is told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="DueOn">報告の期限; null when it has passed.</param>
public sealed record TaxReportSentBackMail(string ReceiptNumber, DateOnly? DueOn) : IMail
{
    public string Subject => "【介護情報基盤ポータル】消費税の報告をもう一度お願いします";

    public string Body => $"""
        助成金の消費税（仕入控除税額）の報告に、直していただきたいところがあります。

        受付番号　{ReceiptNumber}
        期限　　　{DueOn?.ToJapanText() ?? "過ぎていますが、いまからでも報告できます"}

        ログインしてマイページを開き、理由を確かめて、もう一度報告してください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
