using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請が、取消により終わったお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Kind">種類.</param>
public sealed record ChangeLapsedMail(string ReceiptNumber, ChangeKind Kind) : IMail
{
    public string Subject => $"【介護情報基盤ポータル】助成金の{Kind.Text()}の申請は終わりました";

    public string Body => $"""
        交付決定が取り消されたため、審査していた{Kind.Text()}の申請は、
        結果を出さずに終わりました。していただくことはありません。

        受付番号　{ReceiptNumber}

        取消については、別のメールでお知らせします。内容は、
        ログインしてマイページから申請を開くと見られます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
