using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金の申請を受け付けたお知らせ.</summary>
/// <param name="Sent">What was sent.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="At">When it was received, UTC.</param>
public sealed record ApplicationReceivedMail(SentApplication Sent, string ReceiptNumber, DateTimeOffset At) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金の申請を受け付けました";

    public string Body => $"""
        助成金の申請を受け付けました。

        受付番号　{ReceiptNumber}
        受付　　　{At.ToJapanText()}
        事業所等　{Sent.OfficeNumber}{(Sent.Proxy is { } sender ? $"\n{sender.ToMailText()}" : "")}

        これからのこと
        ・書類をそろえて審査します。
        ・結果は、{Sent.Expected.ResultBy.ToJapanText()}ごろまでに
        　メールとマイページでお知らせします。
        ・交付が決まったときの振込は、
        　{Sent.Expected.TransferBy.ToJapanText()}ごろまでの予定です。

        申請した内容と控えは、マイページで見られます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(ApplicationReceivedMail);
}
