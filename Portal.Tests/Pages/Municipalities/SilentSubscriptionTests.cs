using System.Text.RegularExpressions;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Tests.Pages.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

/// <summary>Everything is logged that can be, from the form to the end: neither an address nor a link's secret is in it.</summary>
public sealed partial class SilentSubscriptionTests(LoggedPortal portal) : IClassFixture<LoggedPortal>
{
    private const string Reader = "kuchikomi-no-dokusha@example.jp";

    [Fact]
    public async Task From_the_form_to_the_end_no_address_and_no_secret_is_in_the_logs()
    {
        using var visitor = portal.Visit();
        await visitor.SubmitAsync("/municipalities/subscribe?place=442011", ("Places", "442011"), ("Email", Reader));
        var asked = await ArrivedAsync(1);
        var confirm = new Uri(Url().Match(asked.Body).Value).AbsolutePath;
        await visitor.SubmitAsync(await visitor.OpenAsync(confirm), confirm, null);
        await portal.Publish(new ServiceStartLine("442011", ServiceStartState.Decided, new DateOnly(2027, 4, 30)));
        await portal.AnnounceAll();
        var told = await ArrivedAsync(3);
        var own = new Uri(Url().Match(told.Body).Value).AbsolutePath;
        await visitor.OpenAsync(own);

        var header = told.Header("List-Unsubscribe")!;
        var end = new Uri(header.Trim('<', '>')).AbsolutePath;
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        (await visitor.Client.PostAsync(new Uri(end, UriKind.Relative), body)).EnsureSuccessStatusCode();

        Assert.Equal("List-Unsubscribe=One-Click", told.Header("List-Unsubscribe-Post"));
        Assert.Null(asked.Header("List-Unsubscribe"));
        var all = string.Join('\n', portal.Lines.Lines);
        Assert.Contains("municipalities/subscription", all, StringComparison.Ordinal);
        Assert.All(
            ["kuchikomi", "dokusha", confirm.Split('/')[^1], own.Split('/')[^1], end.Split('/')[^1]],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<ReceivedMail> ArrivedAsync(int number)
    {
        while (await portal.SendAsWorker(new SendNextMails()))
        {
        }

        return portal.Mailbox.Mails(Reader)[number - 1];
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Url();
}
