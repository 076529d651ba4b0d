using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

/// <summary>Eight characters are enough beside a second factor, and never without one.</summary>
public sealed class ShortPasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Short = "x7Kq!mLe";
    private const string Page = "/account/change-password";

    [Theory]
    [InlineData(AccountRole.InsurerStaff)]
    [InlineData(AccountRole.Auditor)]
    public async Task Whoever_removes_the_last_factor_changes_a_short_password_first(AccountRole role)
    {
        var (user, browser) = await SignIn(role, Short);

        await browser.SubmitAsync("/my/security/authenticator/remove");

        Assert.Equal(Page, (await browser.GetAsync("/my/security")).Headers.Location?.OriginalString);
        var tooShort = await Change(browser, "fourteen chars");
        Assert.NotNull((await tooShort.ReadPageAsync()).ErrorFor("NewPassword"));
        Assert.Equal(HttpStatusCode.Redirect, (await Change(browser, Passwords.Another)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/security")).StatusCode);
        Assert.False(await MustChange(user));
    }

    [Fact]
    public async Task A_long_one_stays()
    {
        var (user, browser) = await SignIn(AccountRole.InsurerStaff, Passwords.Good);

        var removed = await browser.SubmitAsync("/my/security/authenticator/remove");

        Assert.Equal("/my/security?changed=app", removed.Headers.Location?.OriginalString);
        Assert.False(await MustChange(user));
    }

    [Theory]
    [InlineData(Short, true)]
    [InlineData(Passwords.Good, false)]
    public async Task So_it_is_when_somebody_else_resets_the_factor(string password, bool demanded)
    {
        var (user, _) = await SignIn(AccountRole.InsurerStaff, password);
        var administrator = await portal.NewColleague(user, AccountRole.InsurerAdministrator);

        await portal.SendAs(administrator, new ResetSecondFactor(user.AccountId!.Value));

        Assert.Equal(demanded, await MustChange(user));
    }

    [Fact]
    public async Task With_a_passkey_left_a_short_one_stays()
    {
        var (user, browser) = await SignIn(AccountRole.InsurerStaff, Short);
        await portal.SendAs(user, new AddPasskey(SecondFactorKit.NewPasskey()));

        await browser.SubmitAsync("/my/security/authenticator/remove");

        Assert.False(await MustChange(user));
    }

    private static Task<HttpResponseMessage> Change(TestBrowser browser, string next) =>
        browser.SubmitAsync(Page, ("CurrentPassword", Short), ("NewPassword", next), ("NewPasswordAgain", next));

    private async Task<(TestUser User, TestBrowser Browser)> SignIn(AccountRole role, string password)
    {
        var user = StaffRoles.IsStaff(role) ? await portal.NewClerk(role: role) : await portal.NewOfficial(role);
        await portal.GivePassword(user, password: password);
        await portal.SetUpApp(user);
        return (user, await portal.SignIn(user));
    }

    private Task<bool> MustChange(TestUser user) => portal.InDatabase(db =>
        db.Users.Where(a => a.Id == user.AccountId).Select(a => a.MustChangePassword).SingleAsync());
}
