using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Municipalities;

public sealed class SubscriptionPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_one_comes_from_is_ticked_and_another_prefecture_loses_nothing()
    {
        using var visitor = portal.Visit();
        var prefecture = await visitor.OpenAsync("/municipalities/oita");
        var city = await visitor.OpenAsync("/municipalities/oita/442011");
        Assert.NotNull(prefecture.QuerySelector("a[href='/municipalities/subscribe?prefecture=oita&place=44']"));
        Assert.NotNull(city.QuerySelector("a[href='/municipalities/subscribe?place=442011']"));

        var page = await visitor.OpenAsync("/municipalities/subscribe?place=442011");
        var ticked = Ticked(page).ToList();
        page.QuerySelector("main form")!.SetAttribute("action", page.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
        var shown = await (await visitor.SubmitAsync(
            page, "/municipalities/subscribe", null, ("Prefecture", "miyazaki"), ("Email", "a@example.jp"))).ReadPageAsync();
        var sent = await visitor.SubmitAsync(shown, "/municipalities/subscribe?handler=Show", null, ("Email", Subscribers.NewAddress()));

        Assert.Equal(["442011"], ticked);
        Assert.Equal("oita", page.QuerySelector<IHtmlSelectElement>("#Prefecture")!.Value);
        Assert.Equal(["442011"], Ticked(shown));
        Assert.Equal("a@example.jp", shown.QuerySelector<IHtmlInputElement>("#Email")!.Value);
        Assert.Contains("宮崎県のすべての市町村", shown.MainText(), StringComparison.Ordinal);
        Assert.Empty(shown.Errors());
        Assert.Equal("/municipalities/subscribe?sent=True", sent.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_empty_form_is_told_beside_its_fields()
    {
        using var visitor = portal.Visit();

        var answer = await visitor.SubmitAsync("/municipalities/subscribe?place=442011", ("Places", "999999"), ("Email", "だれか"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.NotNull(page.ErrorFor("Email"));
    }

    [Fact]
    public async Task A_visitor_subscribes_confirms_changes_and_ends()
    {
        var email = Subscribers.NewAddress();
        using var visitor = portal.Visit();
        var sent = await visitor.SubmitAsync("/municipalities/subscribe?place=442011", ("Places", "442011"), ("Email", email));
        Assert.Equal("/municipalities/subscribe?sent=True", sent.Headers.Location!.ToString());
        var confirm = $"/municipalities/confirm/{await portal.TokenFor(email)}";

        // A scanner opens it, and nothing has happened.
        await visitor.OpenAsync(confirm);
        var again = await visitor.OpenAsync(confirm);
        Assert.Contains("大分県大分市", again.MainText(), StringComparison.Ordinal);
        Assert.Empty(await portal.MailsFor(email, nameof(SubscriptionConfirmedMail)));
        var confirmed = await visitor.SubmitAsync(again, confirm, null);
        Assert.Contains("お知らせメールを登録しました", (await confirmed.ReadPageAsync()).MainText(), StringComparison.Ordinal);

        var own = $"/municipalities/subscription/{await portal.SecretFor(email, nameof(SubscriptionConfirmedMail))}";
        var page = await visitor.OpenAsync(own);
        Assert.DoesNotContain(email, page.Body!.TextContent, StringComparison.Ordinal);
        var changed = await visitor.SubmitAsync(page, own, "form[action$='/subscription']", ("Places", "442020"), ("Places", "442038"));
        Assert.Contains("大分県中津市", (await changed.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        var ended = await visitor.SubmitAsync(page, own, "form[action$='/unsubscribe']");

        Assert.Contains("お知らせをやめました", (await ended.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(own)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(confirm)).StatusCode);
    }

    [Fact]
    public async Task A_mail_program_ends_it_with_one_request_and_no_form()
    {
        var email = await portal.NewSubscriber("442011");
        var address = $"/municipalities/unsubscribe/{await portal.SecretFor(email, nameof(SubscriptionConfirmedMail))}";
        using var program = portal.Visit();
        var asked = await program.GetAsync(address);
        Assert.Equal(2, (await portal.MailsFor(email)).Count);

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        var ended = await program.Client.PostAsync(new Uri(address, UriKind.Relative), body);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (asked.StatusCode, ended.StatusCode));
        Assert.Empty(await portal.MailsFor(email));
    }

    [Fact]
    public async Task Nobody_gets_a_page_that_was_made_for_another_link()
    {
        var (first, second) = (await portal.NewSubscriber("442011"), await portal.NewSubscriber("452017"));
        var (one, other) = (
            await portal.SecretFor(first, nameof(SubscriptionConfirmedMail)), await portal.SecretFor(second, nameof(SubscriptionConfirmedMail)));

        using var a = portal.Visit();
        using var b = portal.Visit();
        var mine = await a.GetAsync($"/municipalities/subscription/{one}");
        var theirs = (await b.OpenAsync($"/municipalities/subscription/{other}")).MainText();

        Assert.Contains("no-store", mine.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", mine.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("宮崎県宮崎市", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("大分県大分市", theirs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("subscription")]
    [InlineData("unsubscribe")]
    public async Task A_dead_link_says_what_to_do_and_an_address_without_one_leads_to_the_form(string page)
    {
        using var visitor = portal.Visit();

        var dead = await visitor.GetAsync($"/municipalities/{page}/AAAA");
        var none = await visitor.GetAsync($"/municipalities/{page}");

        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);
        Assert.Equal("/municipalities/subscribe", none.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_change_that_is_refused_says_so_and_changes_nothing()
    {
        var email = await portal.NewSubscriber("442011");
        var own = $"/municipalities/subscription/{await portal.SecretFor(email, nameof(SubscriptionConfirmedMail))}";
        using var visitor = portal.Visit();

        var refused = await visitor.SubmitAsync(await visitor.OpenAsync(own), own, "form[action$='/subscription']", ("Places", "999999"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("いまの一覧にないものがあります", (await refused.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Contains("大分県大分市", (await visitor.OpenAsync(own)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_cut_off_is_not_said_to_have_ended()
    {
        var email = await portal.NewSubscriber("442011");
        var secret = await portal.SecretFor(email, nameof(SubscriptionConfirmedMail));
        using var visitor = portal.Visit();

        foreach (var page in new[] { "subscription", "unsubscribe" })
        {
            var address = $"/municipalities/{page}/{secret[..^5]}";
            var cut = (await (await visitor.GetAsync(address)).ReadPageAsync()).MainText();
            Assert.Contains("このURLは正しくありません", cut, StringComparison.Ordinal);
            Assert.DoesNotContain("すでに解除", cut, StringComparison.Ordinal);
        }

        using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        var posted = await visitor.Client.PostAsync(new Uri($"/municipalities/unsubscribe/{secret[..^5]}", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.Gone, posted.StatusCode);
        Assert.Contains("まだ止まっていません", (await posted.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.MailsFor(email)).Count);

        await portal.SendAsWorker(new EndSubscription(secret));
        foreach (var page in new[] { "subscription", "unsubscribe" })
        {
            var ended = await visitor.GetAsync($"/municipalities/{page}/{secret}");
            Assert.Equal(HttpStatusCode.Gone, ended.StatusCode);
            Assert.Contains("すでに解除されています", (await ended.ReadPageAsync()).MainText(), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Ticked(IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlInputElement>("input[name=Places]").Where(i => i.IsChecked).Select(i => i.Value);
}
