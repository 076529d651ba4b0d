using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>助成金を振り込んだお知らせ. Amount and account are told in the portal only.</summary>
/// <param name="ReceiptNumber">受付番号.</param>
/// <param name="ProgrammeName">制度の名称.</param>
/// <param name="PaidOn">振込の日.</param>
public sealed record PaidMail(string ReceiptNumber, string ProgrammeName, DateOnly PaidOn) : IMail
{
    public string Subject => "【介護情報基盤ポータル】助成金を振り込みました";

    public string Body => $"""
        助成金を、登録されている口座に振り込みました。

        受付番号　{ReceiptNumber}
        助成金　　{ProgrammeName}
        振込の日　{PaidOn.ToJapanText()}

        通帳などで確かめてください。振込先の口座と額は、
        マイページの申請の画面で見られます。

        心当たりがない場合は、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
