using Portal.Core.Mail;

namespace Portal.Web;

public static class MailStatusChip
{
    /// <summary>The kind of chip that carries the state.</summary>
    public static string Chip(this MailStatus status) => status switch
    {
        MailStatus.Sent => "done",
        MailStatus.Undeliverable => "bad",
        MailStatus.Withdrawn => "none",
        _ => "wait",
    };
}
