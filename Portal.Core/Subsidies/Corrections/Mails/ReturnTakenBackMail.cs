using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>差し戻しを取り消したお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
public sealed record ReturnTakenBackMail(string ReceiptNumber, string ProgrammeName) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の申請は直さなくてよくなりました";

    public string Body => $"""
        助成金の申請の差し戻しを、事務局が取り消しました。
        直していただくことはありません。前回提出された内容で
        審査を続けます。直しかけた内容は使いません。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
