using System.Globalization;
using System.Text;
using Portal.Core.JapaneseText;

namespace Portal.Core.Mail;

/// <summary>A mail as bytes on the wire: text/plain in UTF-8, folded, sent as base64, so that no relay can change a character.</summary>
public static class RenderedMail
{
    /// <summary>
    /// Lines end in CRLF, and none begins with a dot, so that nothing needs doubling in DATA.
    /// </summary>
    public static byte[] Of(MailToSend mail, SmtpOptions options)
    {
        var text = new StringBuilder()
            .Append(MailHeader.Field("From", $"{MailHeader.Text(options.FromName)}\r\n <{options.Sender}>"))
            .Append(MailHeader.Field("To", $"<{OneLine(mail.Recipient)}>"))
            .Append(MailHeader.Field("Subject", MailHeader.Text(OneLine(mail.Subject))))
            .Append(MailHeader.Field("Date", mail.Date.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)))
            .Append(MailHeader.Field("Message-ID", OneLine(mail.MessageId)))
            .Append(MailHeader.Field("Auto-Submitted", "auto-generated"))
            .Append(MailHeader.Field("X-Auto-Response-Suppress", "All"))
            .Append(UnsubscribeFields(mail.UnsubscribeUrl))
            .Append(MailHeader.Field("MIME-Version", "1.0"))
            .Append(MailHeader.Field("Content-Type", "text/plain; charset=utf-8"))
            .Append(MailHeader.Field("Content-Transfer-Encoding", "base64"))
            .Append("\r\n");
        var body = MailText.Fold(mail.Body).TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(body)).Chunk(76))
        {
            text.Append(line).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // RFC 8058: a mail program that shows a button of its own sends one POST there, without asking anybody.
    private static string UnsubscribeFields(string? url) => url is null
        ? ""
        : MailHeader.Field("List-Unsubscribe", $"<{OneLine(url)}>") + MailHeader.Field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

    private static string OneLine(string value) => MailHeader.IsClean(value)
        ? value
        : throw new ArgumentException("A header field must not hold CR, LF or NUL.", nameof(value));
}
