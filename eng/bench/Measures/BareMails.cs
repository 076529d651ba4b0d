using System.Net.Mail;
using System.Text;

namespace Portal.Bench.Measures;

/// <summary>The same mails by the framework's own client: nothing claimed, nothing recorded.</summary>
internal static class BareMails
{
    public static Task SendAsync(int port, int mails, int connections) => Task.WhenAll(
        Enumerable.Range(0, mails).Chunk((mails + connections - 1) / connections).Select(part => Task.Run(() => SendAsync(port, part))));

    private static async Task SendAsync(int port, int[] numbers)
    {
        var text = new Outbox.InvitationLikeMail();
        using var client = new SmtpClient("127.0.0.1", port);
        foreach (var number in numbers)
        {
            using var mail = new MailMessage("portal@portal.example.jp", $"reviewer-{number}@d{number % Outbox.Domains}.example.jp")
            {
                Subject = text.Subject,
                Body = text.Body,
                SubjectEncoding = Encoding.UTF8,
                BodyEncoding = Encoding.UTF8,
            };
            await client.SendMailAsync(mail);
        }
    }
}
