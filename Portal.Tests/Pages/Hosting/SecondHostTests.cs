using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;
using Portal.Tests.Pages.Review;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>Two portals on one database: what one of them ends, the other ends within a second, and both count together.</summary>
public sealed class SecondHostTests(GateFixture portal) : IClassFixture<GateFixture>
{
    private const string Wrong = "not the password at all";

    [Theory]
    [InlineData("link-renewed")]
    [InlineData("address-corrected")]
    [InlineData("deleted")]
    public async Task A_reviewer_who_is_withdrawn_on_one_reads_no_more_on_the_other(string how)
    {
        await using var second = portal.WithWebHostBuilder(_ => { });
        var clerk = await portal.NewClerk();
        var session = await portal.NewSession();
        var invited = session.Guest.Id;
        clerk = clerk with { InsurerId = session.Insurer.Id };
        await portal.Add(new ReviewBoardSettings { InsurerId = session.Insurer.Id, ContactName = "長寿福祉課", ContactPhone = "097-000-0000" });
        var visitor = await Visit(second).Enter(session.Guest);
        var before = await visitor.GetPapersAsync();

        var failed = how switch
        {
            "link-renewed" => (await portal.SendAs(clerk, new SendLinkAgain(session.Id, invited, Renew: true))).Failed,
            "address-corrected" => (await portal.SendAs(
                clerk, new CorrectReviewerAddress(session.Id, invited, "right@example.jp", AlsoInRegister: false))).Failed,
            _ => (await portal.SendAs(clerk, new DeleteReviewSession(session.Id, session.Session.Revision, null))).Failed,
        };

        Assert.Equal((HttpStatusCode.OK, false), (before.StatusCode, failed));
        await ShouldEndAsync(async () => (await visitor.GetPapersAsync()).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_account_that_is_disabled_on_one_is_signed_out_on_the_other()
    {
        await using var second = portal.WithWebHostBuilder(_ => { });
        var administrator = await portal.NewClerk(role: AccountRole.InsurerAdministrator);
        var clerk = await portal.NewColleague(administrator);
        using var browser = Visit(second);
        await browser.TypeSignIn(await portal.GivePassword(clerk));
        await browser.OpenAsync("/insurer");

        var disabled = await portal.SendAs(administrator, new DisableAccount(clerk.AccountId!.Value));

        Assert.False(disabled.Failed);
        await ShouldEndAsync(async () => (await browser.GetAsync("/insurer")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Failures_at_both_lock_an_account_at_both()
    {
        await using var second = portal.WithWebHostBuilder(_ => { });
        var loginId = await portal.GivePassword(await portal.NewClerk());
        using var here = portal.Visit();
        using var there = Visit(second);

        for (var failure = 0; failure < 5; failure++)
        {
            await here.TypeSignIn(loginId, Wrong);
            await there.TypeSignIn(loginId, Wrong);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await here.TypeSignIn(loginId)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await there.TypeSignIn(loginId)).StatusCode);
    }

    [Fact]
    public async Task Failures_at_both_lock_a_reviewers_link_at_both()
    {
        await using var second = portal.WithWebHostBuilder(_ => { });
        var guest = (await portal.NewSession()).Guest;

        for (var failure = 0; failure < SessionReviewer.MaxFailedAttempts / 2; failure++)
        {
            await TryAsync(portal.Visit(), guest, "000000000000");
            await TryAsync(Visit(second), guest, "000000000000");
        }

        Assert.NotNull((await portal.Look(guest)).LockedAt);
        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(portal.Visit(), guest, GateFixture.Password));
        Assert.Equal(HttpStatusCode.BadRequest, await TryAsync(Visit(second), guest, GateFixture.Password));
    }

    [Fact]
    public async Task An_attempt_counts_at_both()
    {
        await using var second = portal.WithWebHostBuilder(_ => { });
        var limit = new AttemptLimit("two-hosts", 3, TimeSpan.FromHours(1));

        bool[] allowed =
        [
            await AllowAsync(portal.Services, limit), await AllowAsync(second.Services, limit),
            await AllowAsync(portal.Services, limit), await AllowAsync(second.Services, limit), await AllowAsync(portal.Services, limit),
        ];

        Assert.Equal([true, true, true, false, false], allowed);
    }

    private static TestBrowser Visit(WebApplicationFactory<Program> host) =>
        new(host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    private static async Task<bool> AllowAsync(IServiceProvider services, AttemptLimit limit)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AttemptLimits>().AllowAsync(limit, "somebody", CancellationToken.None);
    }

    private static async Task<HttpStatusCode> TryAsync(TestBrowser browser, Guest guest, string password)
    {
        using (browser)
        {
            var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
            return (await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", password))).StatusCode;
        }
    }

    // Both clocks: what is remembered by the portal's own, and what the second host looks up as time goes by.
    private async Task ShouldEndAsync(Func<Task<bool>> goesOn)
    {
        var watch = Stopwatch.StartNew();
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        while (await goesOn())
        {
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }
    }
}
