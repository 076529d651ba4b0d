using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>修正が届いたお知らせ, to who examines the application.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Round">第n回.</param>
public sealed record CorrectionArrivedMail(string ReceiptNumber, string ProgrammeName, int Round) : IMail
{
    public string Subject => "【介護情報基盤ポータル】差し戻した申請の修正が届きました";

    public string Body => $"""
        担当している申請の修正が届きました。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        差し戻し　第{Round}回

        ログインして「助成金の審査」を開き、「修正が届いたもの」から
        選んでください。変わったところを、前と並べて見られます。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
