using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還のお願い: the grant had been transferred after all when it was lowered. Amount and account are told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
public sealed record RepaymentAskedMail(string ReceiptNumber) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の一部か全部を返してください";

    public string Body => $"""
        交付決定額が変わるか、なくなる前の額で、助成金が
        振り込まれていたことが分かりました。
        交付決定額を超える分を、返してください。

        受付番号　{ReceiptNumber}

        額、期限、振込先は、ログインしてマイページから申請を
        開いて確かめてください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
