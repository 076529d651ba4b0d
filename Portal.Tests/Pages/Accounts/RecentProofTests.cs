using System.Net;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class RecentProofTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/security/authenticator";

    [Fact]
    public async Task Five_minutes_after_the_last_proof_the_page_asks_before_it_opens()
    {
        using var browser = await SignIn(withApp: false);

        var response = await browser.GetAsync(Page);

        Assert.Equal("/account/confirm-identity?returnUrl=%2Fmy%2Fsecurity%2Fauthenticator", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Password_or_code_open_it(bool withApp)
    {
        using var browser = await SignIn(withApp);
        var confirm = (await browser.GetAsync(Page)).Headers.Location!.OriginalString;

        var response = await browser.SubmitAsync(await browser.OpenAsync(confirm), confirm, null,
            withApp ? ("Code", await portal.CodeOf(user)) : ("Password", Passwords.Good));

        Assert.Equal(Page, response.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("wrong", "")]
    [InlineData("", "000000")]
    public async Task Neither_nothing_nor_something_wrong_does(string password, string code)
    {
        using var browser = await SignIn(withApp: true);
        const string confirm = "/account/confirm-identity";

        var response = await browser.SubmitAsync(confirm, ("Password", password), ("Code", code));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task An_address_typed_too_late_is_kept_until_the_person_has_proved_it()
    {
        using var browser = await SignIn(withApp: false);
        var reviewer = await portal.SendAs(user, new AddReviewer("山田 花子", "hanako@example.jp", "医師"));
        var path = $"/insurer/reviewers/{reviewer.Value}";
        var form = await browser.OpenAsync(path);
        portal.Clock.Advance(TimeSpan.FromMinutes(10));

        var asked = await browser.SubmitAsync(form, path, "form:has(#Email)", ("Email", "h-yamada@example.jp"));
        var confirm = asked.Headers.Location!.OriginalString;
        var proved = await browser.SubmitAsync(await browser.OpenAsync(confirm), confirm, null, ("Password", Passwords.Good));
        var again = await browser.OpenAsync(proved.Headers.Location!.OriginalString);

        Assert.StartsWith("/account/confirm-identity?", confirm, StringComparison.Ordinal);
        Assert.Equal("h-yamada@example.jp", again.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal("hanako@example.jp", (await portal.SendAs(user, new FindReviewer(reviewer.Value)))!.Email);
    }

    [Fact]
    public async Task A_file_is_offered_once_the_person_has_proved_it()
    {
        const string file = "/insurer/reviewers.csv?state=active&sort=name";
        using var browser = await SignIn(withApp: false);
        var confirm = (await browser.GetAsync(file)).Headers.Location!.OriginalString;

        var proved = await browser.SubmitAsync(await browser.OpenAsync(confirm), confirm, null, ("Password", Passwords.Good));

        Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
        var links = (await proved.ReadPageAsync()).QuerySelectorAll("main a").Select(a => a.GetAttribute("href"));
        Assert.Equal([file, "/insurer/reviewers?state=active&sort=name"], links);
        Assert.Equal("text/csv", (await browser.GetAsync(file)).Content.Headers.ContentType?.MediaType);
    }

    private TestUser user = TestUser.Visitor;

    private async Task<TestBrowser> SignIn(bool withApp)
    {
        user = await portal.NewClerk();
        await portal.GivePassword(user);
        if (withApp)
        {
            await portal.SetUpApp(user);
        }

        var browser = await portal.SignIn(user);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        return browser;
    }
}
