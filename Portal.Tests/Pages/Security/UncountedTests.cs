using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Tests.Pages.Review;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>When attempts cannot be counted, nobody gets anywhere; signing in has a test of its own.</summary>
public sealed class UncountedTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task The_gate_stays_shut()
    {
        var guest = (await portal.NewSession()).Guest;
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        var form = await browser.OpenAsync(open);

        var refused = await UncountedAsync(() => browser.SubmitAsync(
            form, open, null, ("Email", guest.Email), ("Password", GateFixture.Password)));

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.False(await portal.InDatabase(db => db.ReviewVisits.AnyAsync(v => v.SessionReviewerId == guest.Id)));
        await portal.Enter(guest);
    }

    [Fact]
    public async Task A_reset_mails_nothing_and_says_the_same_of_every_account()
    {
        const string Page = "/account/forgotten-password";
        var clerk = await portal.NewClerk();
        var loginId = await portal.GivePassword(clerk);
        using var browser = portal.Visit();
        var form = await browser.OpenAsync(Page);

        var known = await UncountedAsync(() => browser.SubmitAsync(form, Page, null, ("LoginId", loginId), ("Email", $"{loginId}@example.jp")));
        var unknown = await UncountedAsync(() => browser.SubmitAsync(form, Page, null, ("LoginId", "nobody"), ("Email", "nobody@example.jp")));

        Assert.Equal(
            (HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError), (known.StatusCode, unknown.StatusCode));
        Assert.False(await portal.InDatabase(db => db.OutgoingMails.AnyAsync(m => m.AboutId == clerk.AccountId)));
        Assert.False(await portal.InDatabase(db => db.AccountLinks.AnyAsync(l => l.AccountId == clerk.AccountId)));
    }

    private async Task<HttpResponseMessage> UncountedAsync(Func<Task<HttpResponseMessage>> request)
    {
        await portal.Database.RunAsOwnerAsync("ALTER TABLE attempt_counters RENAME TO away");
        try
        {
            return await request();
        }
        finally
        {
            await portal.Database.RunAsOwnerAsync("ALTER TABLE away RENAME TO attempt_counters");
        }
    }
}
