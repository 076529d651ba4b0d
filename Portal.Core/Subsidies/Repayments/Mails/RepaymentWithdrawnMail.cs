using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還を求めるのをやめたお知らせ: the bank sent the grant back.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="IsAskedAgain">消費税の報告 was checked, and the grant will be transferred once more.</param>
public sealed record RepaymentWithdrawnMail(string ReceiptNumber, bool IsAskedAgain) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の返還を求めるのをやめました";

    public string Body => $"""
        助成金が口座に入らず、銀行から戻ってきたため、返していただくと
        お知らせした額の返還を求めるのをやめました。

        受付番号　{ReceiptNumber}{(IsAskedAgain ? "\n\n消費税の報告による返還は、助成金があらためて振り込まれたときに、\nもう一度お願いします。報告をやり直す必要はありません。" : "")}

        これからのことは、ログインしてマイページから申請を開いて
        確かめてください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
