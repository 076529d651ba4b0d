using Portal.Core.Mail;

namespace Portal.Core.Subsidies;

/// <summary>決定後の処分のお知らせ. Reason, amounts and account are told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Kind">種類.</param>
/// <param name="IsPartial">A revocation that leaves a part of the grant.</param>
/// <param name="AsksBack">Money is asked back.</param>
public sealed record LaterDecisionMail(string ReceiptNumber, string ProgrammeName, LaterDecisionKind Kind, bool IsPartial, bool AsksBack) : IMail
{
    public string Subject => Kind == LaterDecisionKind.Revoked
        ? "【介護情報基盤ポータル】助成金の交付決定の取消"
        : "【介護情報基盤ポータル】助成金の変更・中止・廃止の申請の結果";

    public string Body => $"""
        {(Kind == LaterDecisionKind.Revoked ? "助成金の交付決定を取り消しましたので、お知らせします。" : "変更・中止・廃止の申請の審査が終わりましたので、お知らせします。")}

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        内容　　　{Kind.Text()}{(IsPartial ? "（一部）" : "")}

        理由と通知書（PDF）は、ログインしてマイページから申請を開くと
        見られます。{(AsksBack ? "返していただく額があります。額、期限、振込先も、\nそこで確かめてください。" : "")}

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
