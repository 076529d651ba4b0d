using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告を確認したお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="HasDeduction">Something was deducted, and is to be paid back (交付要綱11条).</param>
public sealed record TaxReportAcceptedMail(string ReceiptNumber, bool HasDeduction) : IMail
{
    public string Subject => "【介護情報基盤ポータル】消費税の報告を確認しました";

    public string Body => $"""
        助成金の消費税（仕入控除税額）の報告を確認しました。

        受付番号　{ReceiptNumber}

        {(HasDeduction
            ? "控除した税額の返還について、事務局からあらためてお知らせします。"
            : "これで、この報告は終わりです。していただくことはありません。")}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
