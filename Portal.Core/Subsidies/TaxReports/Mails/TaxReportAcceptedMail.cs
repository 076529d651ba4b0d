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

        {Next}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;

    private string Next => HasDeduction
        ? "控除した税額を返していただきます。額、期限、振込先は、ログインして\nマイページから申請を開き、「消費税の報告」で確かめてください。"
        : "これで、この報告は終わりです。していただくことはありません。";
}
