using Portal.Core.Mail;

namespace Portal.Core.Municipalities;

/// <summary>案をつくり直しているお知らせ: what was notified or replied is void.</summary>
public sealed record ScheduleRedraftedMail : IMail
{
    public string Subject => "【介護情報基盤ポータル】日程の案をつくり直しています";

    public string Body => """
        お知らせした初期セットアップと利用開始日の日程を、見直しています。
        これまでの日程と、いただいた回答は取り消します。

        新しい案ができたら、あらためてお知らせします。
        それまで、していただくことはありません。

        このメールは自動で送っています。返信されてもお答えできません。
        """;
}
