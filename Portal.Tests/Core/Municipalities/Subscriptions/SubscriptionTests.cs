using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Subscriptions;

public sealed class SubscriptionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_is_subscribed_before_the_address_says_yes()
    {
        var email = Subscribers.NewAddress();

        var asked = await AskAsync(email, "442011", "45");

        Assert.Empty(asked.Errors);
        Assert.Empty(await PlacesAsync(email));
        var mail = Assert.Single(await portal.MailsFor(email));
        Assert.Null(mail.Body);
        var token = await portal.TokenFor(email);
        Assert.True(await portal.InDatabase(db => db.SubscriptionRequests.AnyAsync(r => r.TokenHash == SecretToken.HashOf(token))));
        Assert.Equal(["大分県大分市", "宮崎県のすべての市町村"], (await portal.SendAsWorker(new FindSubscriptionRequest(token)))!.Places);
    }

    [Fact]
    public async Task Confirmed_twice_or_by_two_clicks_at_once_it_is_one_subscription_and_one_mail()
    {
        var email = Subscribers.NewAddress();
        await AskAsync(email, "442011");
        var token = await portal.TokenFor(email);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ConfirmAsync(token)));

        Assert.All(both.Append(await ConfirmAsync(token)), r => Assert.Empty(r.Errors));
        Assert.Equal(["442011"], await PlacesAsync(email));
        Assert.Single(await portal.MailsFor(email, nameof(SubscriptionConfirmedMail)));
        Assert.Equal("", await portal.InDatabase(db => db.SubscriptionRequests
            .Where(r => r.TokenHash == SecretToken.HashOf(token)).Select(r => r.Email).SingleAsync()));
    }

    [Fact]
    public async Task A_known_address_in_another_spelling_gets_the_same_mail_and_what_it_asks_for_is_added()
    {
        var email = await portal.NewSubscriber("442011");

        var again = await AskAsync(email.ToUpperInvariant(), "44", "452017");
        var token = await portal.TokenFor(email.ToUpperInvariant());
        Assert.Empty((await ConfirmAsync(token)).Errors);

        Assert.Empty(again.Errors);
        // The city is among those of its prefecture.
        Assert.Equal(["44", "452017"], await PlacesAsync(email));
    }

    [Theory]
    [InlineData("", "知らせてほしい市町村を、1つ以上選んでください。")]
    [InlineData("999999", "いまの一覧にないものがあります。")]
    [InlineData("99", "いまの一覧にないものがあります。")]
    [InlineData("4420", "いまの一覧にないものがあります。")]
    public async Task Only_what_exists_is_subscribed(string place, string message)
    {
        var result = await AskAsync(Subscribers.NewAddress(), place.Length == 0 ? [] : [place]);

        Assert.Contains(message, Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_mailbox_is_filled_and_nobody_learns_that_it_was()
    {
        var email = Subscribers.NewAddress();
        for (var n = 0; n < RequestSubscriptionHandler.PerAddress.Count; n++)
        {
            await AskAsync(email, "442011");
        }

        var more = await AskAsync(email, "442011");

        Assert.Empty(more.Errors);
        Assert.Equal(RequestSubscriptionHandler.PerAddress.Count, (await portal.MailsFor(email)).Count);
    }

    [Fact]
    public async Task After_seven_days_the_link_opens_nothing_and_the_address_is_gone()
    {
        var email = Subscribers.NewAddress();
        await AskAsync(email, "442011");
        var token = await portal.TokenFor(email);
        portal.Clock.Advance(SubscriptionRequest.Lifetime);

        Assert.Equal([SubscriptionErrors.LinkUnusable], (await ConfirmAsync(token)).Errors);
        Assert.Null(await portal.SendAsWorker(new FindSubscriptionRequest(token)));
        await portal.SendAsWorker(new ForgetSubscriptionRequests());

        Assert.Empty(await portal.MailsFor(email));
        Assert.False(await portal.InDatabase(db => db.SubscriptionRequests.AnyAsync(r => r.Email == email)));
    }

    [Fact]
    public async Task It_is_changed_and_ended_by_the_mailed_link_and_then_nothing_holds_the_address()
    {
        var email = await portal.NewSubscriber("442011");
        var secret = await portal.SecretFor(email, nameof(SubscriptionConfirmedMail));

        Assert.Empty((await portal.SendAsWorker(new ChangeSubscription(secret, ["442020", "45"]))).Errors);
        var changed = await PlacesAsync(email);
        Assert.Empty((await portal.SendAsWorker(new EndSubscription(secret))).Errors);
        var again = await portal.SendAsWorker(new EndSubscription(secret));

        Assert.Equal(["442020", "45"], changed);
        Assert.Empty(again.Errors);
        Assert.Empty(await portal.MailsFor(email));
        Assert.False(await portal.InDatabase(db => db.StatusSubscriptions.AnyAsync(s => s.Email == email)));
        Assert.Null(await portal.SendAsWorker(new FindSubscription(secret)));
        Assert.Equal([SubscriptionErrors.LinkUnusable], (await portal.SendAsWorker(new ChangeSubscription(secret, ["442011"]))).Errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AAAA")]
    [InlineData("<script>")]
    public async Task A_link_that_we_have_not_written_ends_nothing(string? token) =>
        Assert.Equal([SubscriptionErrors.LinkUnreadable], (await portal.SendAsWorker(new EndSubscription(token))).Errors);

    [Fact]
    public async Task The_link_of_a_mails_header_ends_it_and_changes_nothing()
    {
        var email = await portal.NewSubscriber("442011");
        var id = await portal.InDatabase(db => db.StatusSubscriptions.Where(s => s.Email == email).Select(s => s.Id).SingleAsync());
        var token = portal.Services.GetRequiredService<SubscriptionLinks>().ToEnd(id).Split('/')[^1];

        var changed = await portal.SendAsWorker(new ChangeSubscription(token, ["45"]));
        var shown = await portal.SendAsWorker(new FindSubscription(token));
        var ended = await portal.SendAsWorker(new EndSubscription(token));

        Assert.Equal([SubscriptionErrors.LinkUnreadable], changed.Errors);
        Assert.Null(shown);
        Assert.Empty(ended.Errors);
        Assert.Empty(await portal.MailsFor(email));
    }

    [Fact]
    public async Task Asked_again_and_not_confirmed_the_address_is_gone_with_the_end_all_the_same()
    {
        var email = await portal.NewSubscriber("442011");
        var secret = await portal.SecretFor(email, nameof(SubscriptionConfirmedMail));
        await AskAsync(email.ToUpperInvariant(), "45");
        var token = await portal.TokenFor(email);

        await portal.SendAsWorker(new EndSubscription(secret));

        Assert.Empty(await portal.MailsFor(email));
        Assert.False(await portal.InDatabase(db => db.SubscriptionRequests.AnyAsync(r => r.EmailKey == email)));
        Assert.Equal([SubscriptionErrors.LinkUnusable], (await ConfirmAsync(token)).Errors);
    }

    [Fact]
    public async Task Ended_while_it_is_confirmed_anew_or_changed_nothing_breaks()
    {
        var email = await portal.NewSubscriber("442011");
        var secret = await portal.SecretFor(email, nameof(SubscriptionConfirmedMail));
        await AskAsync(email, "45");
        var token = await portal.TokenFor(email);

        await Task.WhenAll(
            ConfirmAsync(token), portal.SendAsWorker(new ChangeSubscription(secret, ["46"])), portal.SendAsWorker(new EndSubscription(secret)));
        await portal.SendAsWorker(new EndSubscription(secret));

        Assert.Null(await portal.SendAsWorker(new FindSubscription(secret)));
    }

    [Fact]
    public async Task What_is_too_much_together_is_told_and_nothing_changes()
    {
        var codes = await portal.InDatabase(db => db.Municipalities.OrderBy(m => m.Code).Select(m => m.Code).Take(StatusSubscription.MostPlaces + 1).ToListAsync());
        var asked = await AskAsync(Subscribers.NewAddress(), [.. codes]);
        var email = await portal.NewSubscriber([.. codes.SkipLast(1)]);
        await AskAsync(email, codes[^1]);

        var result = await ConfirmAsync(await portal.TokenFor(email));

        Assert.Equal(SubscriptionErrors.TooManyPlaces.Message, Assert.Single(asked.Errors).Message);
        Assert.Equal([SubscriptionErrors.TooManyTogether], result.Errors);
        Assert.Equal(StatusSubscription.MostPlaces, (await PlacesAsync(email)).Count);
    }

    private Task<Result> AskAsync(string email, params string[] places) =>
        portal.SendAs(TestUser.Visitor, new RequestSubscription(email, places));

    private Task<Result> ConfirmAsync(string token) => portal.SendAs(TestUser.Visitor, new ConfirmSubscription(token));

    private Task<List<string>> PlacesAsync(string email) => portal.InDatabase(db => db.StatusSubscriptions.Where(s => s.EmailKey == email)
        .SelectMany(s => s.Places.Select(p => p.Code)).Order().ToListAsync());
}
