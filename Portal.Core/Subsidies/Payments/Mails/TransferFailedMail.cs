using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>助成金を振り込めなかったお知らせ: the office corrects the account, unless the transfer never took place.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Failure">理由.</param>
public sealed record TransferFailedMail(string ReceiptNumber, string ProgrammeName, TransferFailure Failure) : IMail
{
    public string Subject => Failure.NeedsAccount()
        ? "【介護情報基盤ポータル】助成金を振り込めませんでした。口座を確かめてください"
        : "【介護情報基盤ポータル】助成金は、まだ振り込まれていません";

    public string Body => $"""
        {(Failure.NeedsAccount() ? "助成金を、登録されている口座に振り込めませんでした。" : "前のお知らせとちがい、助成金は、まだ振り込まれていません。")}

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        理由　　　{Failure.Text()}

        これからのこと
        {NextSteps}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;

    private string NextSteps => Failure.NeedsAccount()
        ? """
        ・ログインしてマイページを開き、「口座を直す」から
        　正しい口座を入力してください。
        ・直すと、次の回に振り込みます。変更・中止・廃止を申請して
        　いるときは、結果が出たあとの回になります。
        ・交付の決定は、そのままです。
        """
        : """
        ・口座を直す必要はありません。次の回に振り込みます。変更・
        　中止・廃止を申請しているときは、結果が出たあとの回になります。
        ・交付の決定は、そのままです。
        """;
}
