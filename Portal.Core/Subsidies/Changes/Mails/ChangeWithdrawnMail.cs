using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請が取り下げられたお知らせ: whoever looks after the office notices what nobody there did.</summary>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Kind">種類.</param>
/// <param name="WithdrawnAt">When, UTC.</param>
public sealed record ChangeWithdrawnMail(string ReceiptNumber, ChangeKind Kind, DateTimeOffset WithdrawnAt) : IMail
{
    public string Subject => $"【介護情報基盤ポータル】助成金の{Kind.Text()}の申請を取り下げました";

    public string Body => $"""
        助成金の{Kind.Text()}の申請が取り下げられました。
        交付の決定は、そのままです。

        受付番号　{ReceiptNumber}
        取り下げ　{WithdrawnAt.ToJapanText()}

        必要なときは、もう一度申請できます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
