using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

public sealed class PasswordResetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/account/forgotten-password";

    [Fact]
    public async Task The_answer_is_the_same_whether_the_account_exists_or_not()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var browser = portal.Visit();
        var form = await browser.OpenAsync(Page);

        var known = await AskAsync(loginId, $"{loginId}@example.jp");
        var wrongMail = await AskAsync(loginId, "other@example.jp");
        var unknown = await AskAsync("nobody", "nobody@example.jp");

        Assert.Equal((HttpStatusCode.Redirect, $"{Page}?sent=True", ""), (known.Status, known.Location, known.Body));
        Assert.All([wrongMail, unknown], other => Assert.Equal(known with { Took = other.Took }, other));
        Assert.All([known, wrongMail, unknown], r => Assert.InRange(r.Took, TimeSpan.FromMilliseconds(390), TimeSpan.FromSeconds(5)));
        Assert.DoesNotContain(loginId, known.Next, StringComparison.Ordinal);
        // Queued: the request itself talks to no mail server, whose answer would take time for the known one alone.
        var mail = Assert.Single(await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == clerk.AccountId).ToListAsync()));
        Assert.Equal((MailStatus.Waiting, 0, null), (mail.Status, mail.Attempts, mail.FirstAttemptAt));

        async Task<Answer> AskAsync(string id, string email)
        {
            var clock = Stopwatch.StartNew();
            using var response = await browser.SubmitAsync(form, Page, null, ("LoginId", id), ("Email", email));
            var (took, location) = (clock.Elapsed, response.Headers.Location!.OriginalString);
            return new Answer(
                response.StatusCode, location, string.Join(' ', response.Headers.Select(h => h.Key).Order()),
                await response.Content.ReadAsStringAsync(), (await browser.OpenAsync(location)).MainText(), took);
        }
    }

    [Fact]
    public async Task Asking_twice_at_the_same_moment_is_answered_as_an_unknown_account_is()
    {
        var (clerk, loginId, _) = await AskForLink();
        using var browser = portal.Visit();
        var form = await browser.OpenAsync(Page);
        var clock = Stopwatch.StartNew();

        var known = await portal.WhileHeld(
            db => db.Database.ExecuteSqlAsync($"UPDATE account_links SET used_at = now() WHERE account_id = {clerk.AccountId}"),
            () => browser.SubmitAsync(form, Page, null, ("LoginId", loginId), ("Email", $"{loginId}@example.jp")));
        var knownTook = clock.Elapsed;
        var unknown = await browser.SubmitAsync(form, Page, null, ("LoginId", "nobody"), ("Email", "nobody@example.jp"));

        Assert.Equal(unknown.StatusCode, known.StatusCode);
        Assert.Equal(unknown.Headers.Location, known.Headers.Location);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await known.Content.ReadAsStringAsync());
        Assert.InRange(knownTook, TimeSpan.FromMilliseconds(390), TimeSpan.FromSeconds(5));
        Assert.Equal(1, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == clerk.AccountId)));
    }

    [Fact]
    public async Task The_link_sets_a_new_password_and_ends_every_session()
    {
        var (clerk, loginId, path) = await AskForLink();
        using var signedIn = await portal.SignIn(clerk);
        using var browser = portal.Visit();

        var response = await SetPassword(browser, path);

        Assert.Equal("/account/sign-in?done=reset", response.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await signedIn.GetAsync("/my/security")).StatusCode);
        Assert.Equal("/insurer", (await browser.TypeSignIn(loginId, Passwords.Another)).Headers.Location?.OriginalString);
        Assert.True(await portal.InDatabase(db =>
            db.OutgoingMails.AnyAsync(m => m.AboutId == clerk.AccountId && m.Kind == nameof(PasswordChangedMail))));
    }

    [Fact]
    public async Task A_used_link_opens_nothing_any_more()
    {
        var (_, _, path) = await AskForLink();
        using var browser = portal.Visit();
        await SetPassword(browser, path);

        var again = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("このURLは使えません", (await again.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_tabs_with_one_link_only_the_first_sets_a_password()
    {
        var (_, _, path) = await AskForLink();
        using var browser = portal.Visit();
        var (first, second) = (await browser.OpenAsync(path), await browser.OpenAsync(path));

        var won = await browser.SubmitAsync(first, path, null, Typed(Passwords.Another));
        var lost = await browser.SubmitAsync(second, path, null, Typed("something quite different"));

        Assert.Equal(HttpStatusCode.Redirect, won.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, lost.StatusCode);
    }

    [Fact]
    public async Task A_link_ends_after_an_hour_and_with_the_next_one()
    {
        var (clerk, loginId, first) = await AskForLink();
        using var browser = portal.Visit();
        await browser.SubmitAsync(Page, ("LoginId", loginId), ("Email", $"{loginId}@example.jp"));
        var second = (await portal.MailedPath(clerk.AccountId, nameof(PasswordResetMail)))!;

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(second)).StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task A_weak_password_is_refused_beside_its_field_and_the_link_stays()
    {
        var (_, _, path) = await AskForLink();
        using var browser = portal.Visit();

        var response = await SetPassword(browser, path, "short");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.ReadPageAsync()).ErrorFor("NewPassword"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_sent_more_than_three_links_an_hour()
    {
        var (clerk, loginId, _) = await AskForLink();
        for (var i = 0; i < 4; i++)
        {
            await portal.SendAs(TestUser.Visitor, new RequestPasswordReset(loginId, $"{loginId}@example.jp"));
        }

        Assert.Equal(3, await portal.InDatabase(db => db.OutgoingMails.CountAsync(m => m.AboutId == clerk.AccountId)));
    }

    private static (string, string)[] Typed(string password) => [("NewPassword", password), ("NewPasswordAgain", password)];

    private static Task<HttpResponseMessage> SetPassword(TestBrowser browser, string path, string password = Passwords.Another) =>
        browser.SubmitAsync(path, Typed(password));

    private async Task<(TestUser Clerk, string LoginId, string Path)> AskForLink()
    {
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        // Each test asks in a window of its own: the limit counts clients, and all tests are one.
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.SendAs(TestUser.Visitor, new RequestPasswordReset(loginId, $"{loginId}@example.jp"));
        return (clerk, loginId, (await portal.MailedPath(clerk.AccountId, nameof(PasswordResetMail)))!);
    }

    /// <param name="Headers">Their names.</param>
    /// <param name="Next">What the page says that it leads to.</param>
    private sealed record Answer(HttpStatusCode Status, string Location, string Headers, string Body, string Next, TimeSpan Took);
}
