namespace Portal.Core.Mail;

/// <summary>送信メールの状態 in words.</summary>
public static class MailStatusText
{
    /// <summary>The state in a word.</summary>
    public static string Text(this MailStatus status) => status switch
    {
        MailStatus.Waiting => "送信待ち",
        MailStatus.Retrying => "再試行中",
        MailStatus.Sent => "送信済み",
        MailStatus.Undeliverable => "不達",
        MailStatus.HeldBack => "保留",
        _ => "取消",
    };
}
