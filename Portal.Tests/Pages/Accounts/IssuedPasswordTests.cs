using System.Net;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class IssuedPasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/account/change-password";

    [Fact]
    public async Task An_issued_password_opens_only_the_page_on_which_it_is_changed()
    {
        using var browser = await SignInWithIssuedPassword();

        var response = await browser.GetAsync("/my/security");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(Page, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Once_changed_everything_opens_at_once()
    {
        using var browser = await SignInWithIssuedPassword();

        var changed = await Change(browser, Passwords.Good, Passwords.Another, Passwords.Another);

        Assert.Equal("/insurer", changed.Headers.Location?.OriginalString);
        Assert.NotEqual(HttpStatusCode.SeeOther, (await browser.GetAsync("/my/security")).StatusCode);
    }

    [Theory]
    [InlineData("wrong", Passwords.Another, Passwords.Another, "CurrentPassword")]
    [InlineData(Passwords.Good, Passwords.Good, Passwords.Good, "NewPassword")]
    [InlineData(Passwords.Good, "short", "short", "NewPassword")]
    [InlineData(Passwords.Good, Passwords.Another, "something else", "NewPasswordAgain")]
    public async Task A_refusal_stands_beside_its_field(string current, string next, string again, string field)
    {
        using var browser = await SignInWithIssuedPassword();

        var response = await Change(browser, current, next, again);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.ReadPageAsync()).ErrorFor(field));
    }

    [Fact]
    public async Task Changing_the_password_signs_the_other_browsers_out()
    {
        var clerk = await portal.NewClerk();
        await portal.GivePassword(clerk);
        using var here = await portal.SignIn(clerk);
        using var there = await portal.SignIn(clerk);

        await Change(here, Passwords.Good, Passwords.Another, Passwords.Another);

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync(Page)).StatusCode);
    }

    private static Task<HttpResponseMessage> Change(TestBrowser browser, string current, string next, string again) =>
        browser.SubmitAsync(Page, ("CurrentPassword", current), ("NewPassword", next), ("NewPasswordAgain", again));

    private async Task<TestBrowser> SignInWithIssuedPassword()
    {
        var loginId = await portal.GivePassword(await portal.NewClerk(), issued: true);
        var browser = portal.Visit();
        await browser.TypeSignIn(loginId);
        return browser;
    }
}
