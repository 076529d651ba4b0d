using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Subscriptions;

/// <summary>An address that refuses its mails, and the secretariat's hand.</summary>
public sealed class RefusedSubscriptionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/operator/municipalities/subscribers";

    [Fact]
    public async Task After_two_final_refusals_nothing_is_written_until_the_address_is_confirmed_anew()
    {
        var email = await portal.NewSubscriber("212016");
        for (var n = 0; n < 2; n++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await TellAsync(n);
            await portal.InDatabase(db => db.OutgoingMails.Where(m => m.Recipient == email && m.Kind == nameof(StatusChangedMail))
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Undeliverable).SetProperty(x => x.ReplyCode, 550)
                    .SetProperty(x => x.FailedAt, portal.Clock.Now)));
        }

        await TellAsync(2);
        var paused = await portal.MailsFor(email, nameof(StatusChangedMail));
        var found = (await portal.SendAsWorker(new FindSubscriber(email))).Value;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Subscribe(email, "212016");
        await TellAsync(3);

        Assert.Equal(2, paused.Count);
        Assert.NotNull(found.PausedAt);
        Assert.Equal(3, (await portal.MailsFor(email, nameof(StatusChangedMail))).Count);
        Assert.Null((await portal.SendAsWorker(new FindSubscriber(email))).Value.PausedAt);
    }

    [Fact]
    public async Task The_secretariat_finds_an_address_as_a_whole_and_ends_what_it_has()
    {
        var email = await portal.NewSubscriber("442011");
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));
        var open = await browser.OpenAsync(Page);

        var part = await browser.SubmitAsync(open, $"{Page}?handler=Find", "form[action$='handler=Find']", ("Email", email[3..]));
        var found = await (await browser.SubmitAsync(
            open, $"{Page}?handler=Find", "form[action$='handler=Find']", ("Email", email.ToUpperInvariant()))).ReadPageAsync();
        var ended = await browser.SubmitAsync(found, $"{Page}?handler=End", "form[action$='handler=End']");
        var again = await browser.SubmitAsync(found, $"{Page}?handler=End", "form[action$='handler=End']");

        Assert.Contains("このメールアドレスの登録はありません", (await part.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Contains("大分県大分市", found.MainText(), StringComparison.Ordinal);
        Assert.Equal($"{Page}?done=True", ended.Headers.Location!.ToString());
        Assert.Contains("すでに解除されています", (await again.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Empty(await portal.MailsFor(email));
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.Action == "SubscriptionEndedFor")));
    }

    private async Task TellAsync(int days)
    {
        await portal.Publish(new ServiceStartLine("212016", ServiceStartState.Decided, new DateOnly(2027, 4, 1).AddDays(days), "試験のため"));
        await portal.AnnounceAll();
    }
}
