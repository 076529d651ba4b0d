using System.Net;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class SecondFactorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/account/second-factor";

    [Fact]
    public async Task The_password_alone_opens_nothing_once_an_app_is_set_up()
    {
        var (_, browser, _) = await TypePassword();

        var response = await browser.GetAsync("/my/security");

        Assert.Contains("/account/sign-in", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_the_app_completes_the_sign_in()
    {
        var (user, browser, _) = await TypePassword();

        var response = await browser.SubmitAsync(Page, ("Code", await portal.CodeOf(user)));

        Assert.Equal("/insurer", response.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/security")).StatusCode);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (user, first, _) = await TypePassword();
        var code = await portal.CodeOf(user);
        await first.SubmitAsync(Page, ("Code", code));
        using var second = portal.Visit();
        await second.TypeSignIn(await LoginIdOf(user));

        var response = await second.SubmitAsync(Page, ("Code", code));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(AccountErrors.WrongCode.Message, (await response.ReadPageAsync()).ErrorFor("Code"));
    }

    [Fact]
    public async Task A_recovery_code_works_once_in_any_spelling()
    {
        var (user, first, codes) = await TypePassword();
        var typed = codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await first.SubmitAsync(Page, ("Code", typed))).StatusCode);

        using var second = portal.Visit();
        await second.TypeSignIn(await LoginIdOf(user));
        Assert.Equal(HttpStatusCode.BadRequest, (await second.SubmitAsync(Page, ("Code", codes[3]))).StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_lock_like_wrong_passwords()
    {
        var (user, browser, _) = await TypePassword();
        for (var i = 0; i < AccountLockout.FailureLimit; i++)
        {
            await browser.SubmitAsync(Page, ("Code", "000000"));
        }

        var response = await browser.SubmitAsync(Page, ("Code", await portal.CodeOf(user)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_second_step_without_the_first_leads_back()
    {
        using var browser = portal.Visit();

        Assert.StartsWith(
            "/account/sign-in", (await browser.GetAsync(Page)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_changed_meanwhile_ends_the_sign_in()
    {
        var (user, browser, _) = await TypePassword();
        await portal.GivePassword(user);

        var response = await browser.SubmitAsync(Page, ("Code", await portal.CodeOf(user)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Passkey_options_are_given_to_our_own_pages_only()
    {
        using var browser = portal.Visit();
        var token = (await browser.OpenAsync("/account/sign-in"))
            .QuerySelector("form[data-passkey-options] input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/passkey-options");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Client.PostAsync(request.RequestUri, null)).StatusCode);

        request.Headers.Add("RequestVerificationToken", token);
        var options = await browser.Client.SendAsync(request);

        Assert.Contains("challenge", await options.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_is_not_ours_opens_nothing()
    {
        using var browser = portal.Visit();
        const string path = "/account/sign-in";

        var response = await browser.SubmitAsync(
            await browser.OpenAsync(path), path, "form[data-passkey-options]", ("Credential", """{"id":"AAAA"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(AccountErrors.PasskeyRefused.Message, (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_an_app_up_shows_key_picture_and_recovery_codes()
    {
        var user = await portal.NewClerk();
        using var browser = await portal.SignIn(user);
        const string path = "/my/security/authenticator";
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "form[action*='handler=Start']");

        var page = await browser.OpenAsync(path);
        var picture = await browser.GetAsync(page.QuerySelector("main img")!.GetAttribute("src")!);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.True(picture.Headers.CacheControl?.NoStore);
        var response = await browser.SubmitAsync(page, path, "form[action*='handler=Confirm']", ("Code", await portal.CodeOf(user)));

        var codes = (await response.ReadPageAsync()).QuerySelectorAll("#codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(RecoveryCode.PerAccount, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}?handler=Qr")).StatusCode);
    }

    private async Task<(TestUser User, TestBrowser Browser, IReadOnlyList<string> Codes)> TypePassword()
    {
        var user = await portal.NewClerk();
        await portal.GivePassword(user);
        var codes = await portal.SetUpApp(user);
        var browser = portal.Visit();
        var response = await browser.TypeSignIn(await LoginIdOf(user));
        Assert.StartsWith(Page, response.Headers.Location?.OriginalString, StringComparison.Ordinal);
        return (user, browser, codes);
    }

    private Task<string> LoginIdOf(TestUser user) =>
        portal.InDatabase(async db => (await db.Users.FindAsync(user.AccountId))!.UserName!);
}
