using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class IssuePasswordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(AccountRole.Operator)]
    [InlineData(AccountRole.InsurerAdministrator)]
    public async Task An_issued_password_is_shown_once_and_replaced_at_the_first_sign_in(AccountRole by)
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var theirs = await portal.SignIn(clerk);
        var (desk, browser) = await SignIn(by, clerk);

        var issued = await browser.SubmitAsync($"{desk}/{clerk.AccountId}/issue-password");

        Assert.True(issued.Headers.CacheControl?.NoStore);
        var password = (await issued.ReadPageAsync()).QuerySelector("#issued")!.TextContent;
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/my/security")).StatusCode);
        using var visitor = portal.Visit();
        await visitor.TypeSignIn(loginId, password);
        Assert.Equal("/account/change-password", (await visitor.GetAsync("/insurer")).Headers.Location?.OriginalString);
        await visitor.SubmitAsync("/account/change-password",
            ("CurrentPassword", password), ("NewPassword", Passwords.Another), ("NewPasswordAgain", Passwords.Another));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/insurer")).StatusCode);
    }

    [Fact]
    public async Task The_same_form_sent_twice_issues_one_password()
    {
        var clerk = await portal.NewClerk();
        var (desk, browser) = await SignIn(AccountRole.Operator, clerk);
        var path = $"{desk}/{clerk.AccountId}/issue-password";
        var form = await browser.OpenAsync(path);

        var first = await browser.SubmitAsync(form, path, form: null);
        var reloaded = await browser.SubmitAsync(form, path, form: null);

        Assert.NotNull((await first.ReadPageAsync()).QuerySelector("#issued"));
        Assert.Equal(HttpStatusCode.BadRequest, reloaded.StatusCode);
        Assert.Equal([AccountErrors.ChangedSinceConfirmed.Message], (await reloaded.ReadPageAsync()).Errors());
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails
            .CountAsync(m => m.AboutId == clerk.AccountId && m.Kind == nameof(PasswordIssuedMail))));
    }

    [Fact]
    public async Task The_owner_is_told_without_the_password_and_it_is_written_down()
    {
        var clerk = await portal.NewClerk();
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new IssuePassword(clerk.AccountId!.Value));

        var body = await portal.InDatabase(db => db.OutgoingMails
            .Where(m => m.AboutId == clerk.AccountId && m.Kind == nameof(PasswordIssuedMail)).Select(m => m.Body).SingleAsync());
        Assert.DoesNotContain(result.Value.Text, body, StringComparison.Ordinal);
        Assert.True(await portal.InDatabase(db =>
            db.AuditEvents.AnyAsync(e => e.ObjectId == clerk.AccountId && e.Action == "PasswordIssued")));
    }

    [Fact]
    public async Task It_ends_after_three_days()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        var issued = await Issue(clerk);

        portal.Clock.Advance(TimeSpan.FromDays(3));

        var result = await portal.SendAs(TestUser.Visitor, new SignIn(loginId, issued));
        Assert.Equal([AccountErrors.SignInRefused], result.Errors);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_all_the_same()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        await portal.SetUpApp(clerk);

        var issued = await Issue(clerk);

        var result = await portal.SendAs(TestUser.Visitor, new SignIn(loginId, issued));
        Assert.True(result.Value.NeedsSecondFactor);
    }

    [Fact]
    public async Task An_open_link_ends_with_it()
    {
        var clerk = await portal.NewClerk();
        await portal.GivePassword(clerk);
        await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ResendAccountLink(clerk.AccountId!.Value));
        var link = (await portal.MailedPath(clerk.AccountId, nameof(PasswordResetMail)))!;

        await Issue(clerk);

        using var visitor = portal.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Nobody_issues_one_for_oneself_for_a_stranger_or_for_a_closed_account()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var (stranger, closed) = (await portal.NewClerk(), await portal.NewColleague(administrator));
        await portal.GivePassword(closed);
        await portal.SendAs(administrator, new DisableAccount(closed.AccountId!.Value));

        Assert.Equal([AccountErrors.NotYourself], (await Ask(administrator, administrator)).Errors);
        Assert.Equal([AccountErrors.NotFound], (await Ask(administrator, stranger)).Errors);
        Assert.Equal([AccountErrors.NotFound], (await Ask(administrator, closed)).Errors);
        Assert.Equal([AccountErrors.NotFound], (await Ask(await portal.NewClerk(), administrator)).Errors);
    }

    [Fact]
    public async Task It_asks_for_a_fresh_proof()
    {
        var clerk = await portal.NewClerk();
        var (desk, browser) = await SignIn(AccountRole.Operator, clerk);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var response = await browser.GetAsync($"{desk}/{clerk.AccountId}/issue-password");

        Assert.StartsWith("/account/confirm-identity", response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private Task<Result<IssuedPassword>> Ask(TestUser by, TestUser about) =>
        portal.SendAs(by, new IssuePassword(about.AccountId!.Value));

    private async Task<string> Issue(TestUser clerk) =>
        (await Ask(await portal.NewOfficial(AccountRole.Operator), clerk)).Value.Text;

    private async Task<(string Desk, TestBrowser Browser)> SignIn(AccountRole role, TestUser clerk) => role == AccountRole.Operator
        ? ("/operator/accounts", await portal.SignIn(await portal.NewOfficial(role)))
        : ("/insurer/staff", await portal.SignIn(await portal.NewColleague(clerk, role)));
}
