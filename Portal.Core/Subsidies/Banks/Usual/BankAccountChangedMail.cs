using Portal.Core.Mail;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>振込先の口座が変わったお知らせ, to every administrator: whoever did not expect it still has time. It names no bank and no number.</summary>
/// <param name="OfficeName">名称.</param>
/// <param name="At">When, UTC.</param>
public sealed record BankAccountChangedMail(string OfficeName, DateTimeOffset At) : IMail
{
    public string Subject => "【介護情報基盤ポータル】振込先口座が変更されました";

    public string Body => $"""
        {OfficeName}の、助成金の振込先の口座が
        登録または変更されました。

        日時　{At.ToJapanText()}

        これから作る申請は、この口座を使って始められます。
        すでに提出した申請の口座は、変わりません。

        登録した口座は、マイページの「助成金の振込先の口座」で
        確かめられます。

        心当たりがない場合は、すぐに口座を直し、ほかの管理者の方に
        お知らせください。直せないときは、お問い合わせください。
        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
