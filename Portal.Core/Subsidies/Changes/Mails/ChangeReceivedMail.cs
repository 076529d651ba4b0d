using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請を受け付けたお知らせ.</summary>
/// <param name="ReceiptNumber">受付番号 of the application.</param>
/// <param name="Kind">種類.</param>
/// <param name="RequestedAt">When it was sent, UTC.</param>
public sealed record ChangeReceivedMail(string ReceiptNumber, ChangeKind Kind, DateTimeOffset RequestedAt) : IMail
{
    public string Subject => $"【介護情報基盤ポータル】助成金の{Kind.Text()}の申請を受け付けました";

    public string Body => $"""
        助成金の{Kind.Text()}の申請を受け付けました。

        受付番号　{ReceiptNumber}
        申請　　　{RequestedAt.ToJapanText()}

        事務局が審査して、結果をメールとマイページでお知らせします。
        結果が出るまでは、交付の決定はそのままです。まだ振り込んでいない
        ときは、結果が出るまで、新しい振込の手続きを始めません。
        内容は、ログインしてマイページから申請を開いて確かめられます。
        結果が出る前なら、取り下げられます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
