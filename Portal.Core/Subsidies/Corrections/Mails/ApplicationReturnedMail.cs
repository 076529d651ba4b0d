using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の申請を差し戻したお知らせ. What is to be mended, and why, is told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="Items">直すところの数.</param>
/// <param name="DueOn">修正の期限.</param>
public sealed record ApplicationReturnedMail(string ReceiptNumber, string ProgrammeName, int Items, DateOnly DueOn) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の申請を直してください";

    public string Body => $"""
        申請された助成金に、直していただきたいところがあります。

        受付番号　　{ReceiptNumber}
        助成金　　　{ProgrammeName}
        直すところ　{Items}か所
        期限　　　　{DueOn.ToJapanText()}

        これからのこと
        ・ログインしてマイページを開き、申請を選んでください。
        　直すところと理由が出ています。
        ・直したら、もう一度提出してください。
        ・確保した予算は、そのままです。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
