using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の決定のお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="TransferBy">振込の予定 of a 交付決定; null for 不交付決定.</param>
public sealed record DecisionMail(string ReceiptNumber, string ProgrammeName, DateOnly? TransferBy) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の審査の結果";

    public string Body => $"""
        申請された助成金の審査が終わりました。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        結果　　　{(TransferBy is null ? "交付しないことに決定しました" : "交付を決定しました")}

        {(TransferBy is { } day
            ? $"振込は、{day.ToJapanText()}ごろまでの予定です。"
            : "理由は、マイページと通知書で見られます。")}
        通知書（PDF）は、マイページの申請の画面から保存できます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
