using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using Portal.Web.Sessions;

namespace Portal.Tests.Pages.Accounts;

public sealed class SessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/security";

    [Fact]
    public async Task Half_an_hour_without_a_request_ends_a_session()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
        portal.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_however_busy_it_is()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        for (var i = 0; i < 35; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
        }

        portal.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task Disabling_the_account_ends_its_sessions_at_the_next_request()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);

        await portal.InDatabase(async db =>
        {
            (await db.Users.SingleAsync(a => a.Id == clerk.AccountId)).Disable(portal.Clock.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task Another_browser_is_signed_out_from_here()
    {
        var clerk = await portal.NewClerk();
        using var here = await portal.SignIn(clerk);
        using var there = await portal.SignIn(clerk);

        await here.SubmitAsync($"{Page}/sessions/end");

        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync(Page)).StatusCode);
        Assert.Single((await here.OpenAsync(Page)).QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task A_browser_left_idle_is_not_counted_among_those_signed_in()
    {
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var clerk = await portal.NewColleague(administrator);
        using var theirs = await portal.SignIn(clerk);
        Assert.Equal(1, (await portal.SendAs(administrator, new FindAccount(clerk.AccountId!.Value)))!.Sessions);

        portal.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(0, (await portal.SendAs(administrator, new FindAccount(clerk.AccountId!.Value)))!.Sessions);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (clerk, stranger) = (await portal.NewClerk(), await portal.NewClerk());
        using var theirs = await portal.SignIn(clerk);
        var id = await portal.InDatabase(db =>
            db.AccountSessions.Where(s => s.AccountId == clerk.AccountId).Select(s => s.Id).SingleAsync());

        await portal.SendAs(stranger, new EndMySession(id));

        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task The_warning_extends_the_session()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var token = (await browser.OpenAsync(Page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        portal.Clock.Advance(TimeSpan.FromMinutes(28));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/session");
        request.Headers.Add("RequestVerificationToken", token);

        var response = await browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("expiresAt", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromMinutes(28));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Page)).StatusCode);
    }

    [Fact]
    public async Task What_a_page_asks_by_itself_prolongs_nothing()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var end = await (await AskAlone(browser, "/account/session")).Content.ReadAsStringAsync();

        for (var minutes = 0; minutes < 29; minutes++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.OK, (await AskAlone(browser, Page)).StatusCode);
        }

        Assert.Equal(end, await (await AskAlone(browser, "/account/session")).Content.ReadAsStringAsync());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await AskAlone(browser, Page)).StatusCode);
    }

    [Fact]
    public async Task A_signed_in_browser_gets_no_second_session_from_the_sign_in_page()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.GetAsync("/account/sign-in");

        Assert.Equal("/insurer", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Ended_sessions_and_old_counters_are_cleared_away()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        await portal.SendAs(TestUser.Visitor, new SignIn("nobody", "wrong"));
        portal.Clock.Advance(TimeSpan.FromDays(2));

        await portal.SendAsWorker(new PurgeEndedSessions());

        Assert.False(await portal.InDatabase(db => db.AccountSessions.AnyAsync(s => s.AccountId == clerk.AccountId)));
        Assert.False(await portal.InDatabase(db => db.AttemptCounters.AnyAsync()));
    }

    private static async Task<HttpResponseMessage> AskAlone(TestBrowser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(UnattendedRequest.Header, "true");
        return await browser.Client.SendAsync(request);
    }
}
