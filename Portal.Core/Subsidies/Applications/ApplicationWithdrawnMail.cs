using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>申請が代理で取り下げられたお知らせ, to the office.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="Organisation">Who has withdrawn it.</param>
/// <param name="OrganisationNumber">Its 介護事業所番号 or 医療機関コード.</param>
public sealed record ApplicationWithdrawnMail(string ReceiptNumber, string Organisation, string OrganisationNumber) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の申請が代理で取り下げられました";

    public string Body => $"""
        {Organisation}（{OrganisationNumber}）が、代理で、
        助成金の申請を取り下げました。

        受付番号　{ReceiptNumber}

        取り下げた申請は、審査されません。
        受付期間のあいだは、もう一度申請できます。

        心当たりがない場合は、すぐに代理を終わりにして、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
