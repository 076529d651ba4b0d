using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還を求めるのをやめたお知らせ: the bank sent the grant back.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
public sealed record RepaymentWithdrawnMail(string ReceiptNumber) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の返還を求めるのをやめました";

    public string Body => $"""
        助成金が口座に入らず、銀行から戻ってきたため、決定により
        返していただくとお知らせした額の返還を求めるのをやめました。

        受付番号　{ReceiptNumber}

        これからのことは、ログインしてマイページから申請を開いて
        確かめてください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
