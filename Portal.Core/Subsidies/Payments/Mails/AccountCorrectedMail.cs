using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>振込先の口座が変わったお知らせ: whoever looks after the office notices a change that nobody there made.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
public sealed record AccountCorrectedMail(string ReceiptNumber, string ProgrammeName) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の振込先の口座を直しました";

    public string Body => $"""
        助成金の振込先の口座が直されました。次の回に、
        直した口座へ振り込みます。変更・中止・廃止を申請している
        ときは、結果が出たあとの回になります。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}

        直した口座は、マイページの申請の画面で見られます。

        心当たりがない場合は、すぐにお問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
