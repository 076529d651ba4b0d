using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>助成金を振り込めなかったお知らせ: the office corrects the account.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Failure">理由.</param>
public sealed record TransferFailedMail(string ReceiptNumber, string ProgrammeName, TransferFailure Failure) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金を振り込めませんでした。口座を確かめてください";

    public string Body => $"""
        助成金を、申請された口座に振り込めませんでした。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        理由　　　{Failure.Text()}

        これからのこと
        ・ログインしてマイページを開き、「口座を直す」から
        　正しい口座を入力してください。
        ・直すと、次の回に振り込みます。
        ・交付の決定は、そのままです。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
