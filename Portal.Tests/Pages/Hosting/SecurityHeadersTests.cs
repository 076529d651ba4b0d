using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class SecurityHeadersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/operator/mail")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var browser = portal.Visit();

        var response = await browser.GetAsync(path);

        var policy = Header(response, "Content-Security-Policy");
        Assert.Matches("script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'", policy);
        Assert.All(
            ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"],
            part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lib/pdfjs/cmaps/90ms-RKSJ-H.bcmap", "application/octet-stream")]
    [InlineData("/lib/pdfjs/standard_fonts/LiberationSans-Regular.ttf", "application/x-font-ttf")]
    [InlineData("/lib/pdfjs/web/images/annotation-note.svg", "image/svg+xml")]
    public async Task What_the_viewer_fetches_while_it_draws_may_be_kept_by_who_is_signed_in_too(string path, string type)
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.GetAsync(path);

        Assert.Equal((System.Net.HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal((true, false), (response.Headers.CacheControl!.NoCache, response.Headers.CacheControl.NoStore));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task Below_review_nothing_is_referred_or_kept()
    {
        using var browser = portal.Visit();

        var response = await browser.GetAsync("/review/" + new string('a', 43));

        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/account/activate/")]
    [InlineData("/account/reset-password/")]
    [InlineData("/account/confirm-email/")]
    [InlineData("/account/confirm-recovery/")]
    [InlineData("/account/recovery/")]
    [InlineData("/insurer/settings/confirm-address/")]
    public async Task A_page_whose_address_is_a_key_refers_nobody(string path)
    {
        using var browser = portal.Visit();

        Assert.Equal("no-referrer", Header(await browser.GetAsync(path + new string('a', 43)), "Referrer-Policy"));
    }

    [Fact]
    public async Task What_a_signed_in_person_sees_is_not_kept_but_the_stylesheet_is()
    {
        using var browser = await portal.SignIn(await portal.NewOfficial(AccountRole.Operator));

        Assert.True((await browser.GetAsync("/privacy")).Headers.CacheControl?.NoStore);
        Assert.NotEqual(true, (await browser.GetAsync("/css/portal.css")).Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        using var browser = portal.Visit();

        const string SignIn = "/account/sign-in";
        Assert.NotEqual(
            Header(await browser.GetAsync(SignIn), "Content-Security-Policy"), Header(await browser.GetAsync(SignIn), "Content-Security-Policy"));
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(",", response.Headers.GetValues(name));
}
