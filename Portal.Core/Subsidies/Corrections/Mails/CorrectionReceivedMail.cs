using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>直した申請を受け付けたお知らせ.</summary>
/// <param name="Sent">What was sent again.</param>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="SubmittedAt">初めの申請, UTC.</param>
/// <param name="CompleteAt">書類がそろった日時, UTC.</param>
/// <param name="ReceivedAt">受付, UTC.</param>
public sealed record CorrectionReceivedMail(
    SentApplication Sent, string ReceiptNumber, DateTimeOffset SubmittedAt, DateTimeOffset CompleteAt, DateTimeOffset ReceivedAt) : IMail
{
    public string Subject => "【介護情報基盤ポータル】直した助成金の申請を受け付けました";

    public string Body => $"""
        直した申請を受け付けました。

        受付番号　{ReceiptNumber}
        初めの申請　　　　{SubmittedAt.DayInJapan().ToJapanText()}
        書類がそろった日　{CompleteAt.DayInJapan().ToJapanText()}
        受付日　　　　　　{ReceivedAt.DayInJapan().ToJapanText()}{(Sent.Proxy is { } sender ? $"\n{sender.ToMailText()}" : "")}

        これからのこと
        ・続けて審査します。
        ・結果は、{Sent.Expected.ResultBy.ToJapanText()}ごろまでに
        　メールとマイページでお知らせします。
        ・交付が決まったときの振込は、
        　{Sent.Expected.TransferBy.ToJapanText()}ごろまでの予定です。

        提出した内容と控えは、マイページで見られます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(CorrectionReceivedMail);
}
