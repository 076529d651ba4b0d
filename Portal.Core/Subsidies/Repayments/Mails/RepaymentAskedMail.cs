using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>返還のお願い: the grant was transferred after all, or once more. Amount and account are told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="OfGrant">It had been lowered meanwhile.</param>
/// <param name="OfTax">消費税の報告 was checked before.</param>
/// <param name="IsPartOfTax">Less than the report says: only what lies in what was received.</param>
public sealed record RepaymentAskedMail(string ReceiptNumber, bool OfGrant, bool OfTax, bool IsPartOfTax = false) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の一部か全部を返してください";

    private string Grounds => string.Join("\n\n", new[]
    {
        OfGrant
            ? "交付決定額が変わるか、なくなる前の額で、助成金が\n振り込まれていたことが分かりました。\n交付決定額を超える分を、返してください。"
            : null,
        OfTax
            ? $"助成金が振り込まれたため、消費税の報告により返していただく額を、\nあらためてお願いします。{(IsPartOfTax ? "報告の額のうち、受け取られた助成金に\n含まれる分だけです。" : "")}"
            : null,
    }.OfType<string>());

    public string Body => $"""
        {Grounds}

        受付番号　{ReceiptNumber}

        額、期限、振込先は、ログインしてマイページから申請を
        開いて確かめてください。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
