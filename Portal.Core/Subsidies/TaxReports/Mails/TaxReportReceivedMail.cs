using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税の報告を受け付けたお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="ReportedAt">報告の日時, UTC.</param>
public sealed record TaxReportReceivedMail(string ReceiptNumber, DateTimeOffset ReportedAt) : IMail
{
    public string Subject => "【介護情報基盤ポータル】消費税の報告を受け付けました";

    public string Body => $"""
        助成金の消費税（仕入控除税額）の報告を受け付けました。

        受付番号　{ReceiptNumber}
        報告　　　{ReportedAt.ToJapanText()}

        事務局が確認して、結果をお知らせします。
        内容は、ログインしてマイページから確かめられます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
