using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>What a real mail server has taken for somebody.</summary>
public static class ArrivedMails
{
    /// <summary>Their mail of this number, from 1, as soon as it is there.</summary>
    public static async Task<ReceivedMail> MailToAsync(this Site site, string address, int number)
    {
        for (var i = 0; i < 120 && site.Smtp.Mails(address).Count < number; i++)
        {
            await Task.Delay(500);
        }

        return site.Smtp.Mails(address)[number - 1];
    }

    /// <summary>The path of the URL that stands on a line of its own.</summary>
    public static string Path(this ReceivedMail mail) =>
        new Uri(mail.Body.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).AbsolutePath;

    /// <summary>The path of the first of several.</summary>
    public static string FirstPath(this ReceivedMail mail) =>
        new Uri(mail.Body.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).AbsolutePath;
}
