using Portal.Core.Mail;

namespace Portal.Pages.Operator.Mail;

/// <summary>The states of a mail in the words and colours of every other list.</summary>
public static class MailWords
{
    public static string Word(this MailStatus status) => status switch
    {
        MailStatus.Waiting => "送信待ち",
        MailStatus.Retrying => "再試行中",
        MailStatus.Sent => "送信済み",
        MailStatus.Undeliverable => "不達",
        MailStatus.HeldBack => "保留",
        _ => "取消",
    };

    public static string ChipKind(this MailStatus status) => status switch
    {
        MailStatus.Sent => "done",
        MailStatus.Undeliverable => "bad",
        MailStatus.Withdrawn => "none",
        _ => "wait",
    };
}
