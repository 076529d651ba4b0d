using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class PublicPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_public_page_is_the_same_the_second_time_with_every_header_but_the_nonce()
    {
        using var visitor = portal.Visit();
        var first = await visitor.GetAsync("/manual");

        var second = await visitor.GetAsync("/manual");

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(Names(first), Names(second));
        var policy = Assert.Single(second.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.DoesNotContain("nonce", policy);
    }

    [Fact]
    public async Task A_signed_in_person_never_gets_the_visitors_page()
    {
        var clerk = await portal.NewClerk();
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/");
        await visitor.OpenAsync("/");
        using var browser = await portal.SignIn(clerk);

        var page = await browser.OpenAsync("/");

        Assert.Contains("試験 花子", page.Body!.TextContent);
        Assert.DoesNotContain("試験 花子", (await visitor.OpenAsync("/")).Body!.TextContent);
    }

    [Fact]
    public async Task A_page_is_made_anew_after_a_minute()
    {
        using var visitor = portal.Visit();
        await visitor.OpenAsync("/privacy");
        portal.Clock.Advance(TimeSpan.FromSeconds(61));

        var policy = (await visitor.GetAsync("/privacy")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("'nonce-", policy);
    }

    private static string[] Names(HttpResponseMessage response) =>
        [.. response.Headers.Select(h => h.Key).Order(StringComparer.Ordinal)];
}
