using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class ParkedFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Form = "/insurer/staff/invite";

    [Fact]
    public async Task What_was_typed_is_there_again_after_signing_in_again()
    {
        var (administrator, loginId) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var late = await SendTooLate(browser);

        Assert.StartsWith("/account/sign-in?returnUrl=", late.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var entered = await SignInAgain(browser, late, loginId);
        var page = await browser.OpenAsync(entered.Headers.Location!.OriginalString);

        Assert.Equal("書きかけの氏名", page.QuerySelector("#DisplayName")!.GetAttribute("value"));
        Assert.Contains("まだ送信していません", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await portal.InDatabase(db => db.Users.AnyAsync(a => a.DisplayName == "書きかけの氏名")));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_sees_nothing_of_it()
    {
        var (administrator, _) = await NewAdministrator();
        var (_, otherLoginId) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var late = await SendTooLate(browser);

        var entered = await SignInAgain(browser, late, otherLoginId);
        var page = await browser.OpenAsync(entered.Headers.Location!.OriginalString);

        Assert.Equal("", page.QuerySelector("#DisplayName")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_kept()
    {
        var (administrator, _) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("DisplayName", "よその入力")]);

        await browser.Client.PostAsync(new Uri(Form, UriKind.Relative), content);

        Assert.False(await portal.InDatabase(db => db.ParkedForms.AnyAsync(f => f.AccountId == administrator.AccountId)));
    }

    [Fact]
    public async Task Forms_with_passwords_are_never_kept()
    {
        var (administrator, _) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var page = await browser.OpenAsync("/account/change-password");
        portal.Clock.Advance(TimeSpan.FromMinutes(31));

        await browser.SubmitAsync(page, "/account/change-password", null, ("NewPassword", Passwords.Another));

        Assert.False(await portal.InDatabase(db => db.ParkedForms.AnyAsync(f => f.AccountId == administrator.AccountId)));
    }

    [Fact]
    public async Task A_form_that_is_only_to_be_kept_is_not_carried_out_where_the_session_still_lives()
    {
        var (administrator, _) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var page = await browser.OpenAsync(Form);
        page.QuerySelector("main form")!.SetAttribute("action", $"{Form}?keep=true");

        var kept = await browser.SubmitAsync(
            page, Form, null, ("DisplayName", "書きかけの氏名"), ("Email", "kakikake@example.jp"), ("LoginId", $"k{Guid.NewGuid():N}"[..12]));

        var again = await browser.OpenAsync(kept.Headers.Location!.OriginalString);
        Assert.Equal("書きかけの氏名", again.QuerySelector("#DisplayName")!.GetAttribute("value"));
        Assert.DoesNotContain("keep=", kept.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(await portal.InDatabase(db => db.Users.AnyAsync(a => a.InsurerId == administrator.InsurerId && a.Id != administrator.AccountId)));
    }

    [Fact]
    public async Task A_proof_that_has_grown_old_is_asked_for_without_losing_what_was_typed()
    {
        var (administrator, _) = await NewAdministrator();
        using var browser = await portal.SignIn(administrator);
        var page = await browser.OpenAsync(Form);
        portal.Clock.Advance(TimeSpan.FromMinutes(16));

        var asked = await browser.SubmitAsync(page, Form, null, ("DisplayName", "書きかけの氏名"));

        var confirm = asked.Headers.Location!.OriginalString;
        Assert.StartsWith("/account/confirm-identity", confirm, StringComparison.Ordinal);
        var proved = await browser.SubmitAsync(await browser.OpenAsync(confirm), confirm, null, ("Password", Passwords.Good));
        var again = await browser.OpenAsync(proved.Headers.Location!.OriginalString);
        Assert.Equal("書きかけの氏名", again.QuerySelector("#DisplayName")!.GetAttribute("value"));
    }

    private async Task<HttpResponseMessage> SendTooLate(TestBrowser browser)
    {
        var page = await browser.OpenAsync(Form);
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await browser.SubmitAsync(page, Form, null, ("DisplayName", "書きかけの氏名"));
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        // The test's browser sends the ended session with every request; a real one overwrites it.
        browser.Client.DefaultRequestHeaders.Remove("Cookie");
        return late;
    }

    private static async Task<HttpResponseMessage> SignInAgain(TestBrowser browser, HttpResponseMessage late, string loginId)
    {
        var path = late.Headers.Location!.OriginalString;
        return await browser.SubmitAsync(
            await browser.OpenAsync(path), path, null, ("LoginId", loginId), ("Password", Passwords.Good));
    }

    private async Task<(TestUser User, string LoginId)> NewAdministrator()
    {
        var user = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        return (user, await portal.GivePassword(user));
    }
}
