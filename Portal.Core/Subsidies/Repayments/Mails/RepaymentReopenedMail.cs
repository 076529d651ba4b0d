using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還がまだ終わっていないお知らせ, after a record of money was taken back.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Ground">返還のもと.</param>
public sealed record RepaymentReopenedMail(string ReceiptNumber, RepaymentGround Ground) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の返還は、まだ終わっていません";

    public string Body => $"""
        返還の入金を確認したとお知らせしましたが、記録に誤りがありました。
        返していただく額が、まだ残っています。ご迷惑をおかけします。

        受付番号　{ReceiptNumber}

        残りの額は、ログインしてマイページから申請を開き、{Ground.Place()}で
        確かめてください。わからないことは、お問い合わせください。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
