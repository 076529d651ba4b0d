using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Core.ReviewBoard.Viewing;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

public sealed class LockTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task Fifty_guesses_at_once_get_ten_and_lock_the_reviewer()
    {
        var session = await portal.NewSession();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => GuessAsync(session.Guest, $"wrong-{n:00}-guess")));

        var reviewer = await portal.Look(session.Guest);
        Assert.Equal(10, reviewer.FailedAttempts);
        Assert.NotNull(reviewer.LockedAt);
        Assert.Equal(10, await CountAsync(session.Guest, "Password"));
        Assert.Equal(10, (await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id))).FailedAttempts);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(
            e => e.ObjectId == session.Guest.Id && e.Action == "ReviewerLocked")));
    }

    [Fact]
    public async Task Fifty_guesses_at_five_reviewers_get_thirty_in_the_session()
    {
        var session = await portal.NewSession(reviewers: 5);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => GuessAsync(session.Guests[n % 5], $"wrong-{n:00}-guess")));

        var looked = 0;
        foreach (var guest in session.Guests)
        {
            looked += await CountAsync(guest, "Password");
        }

        Assert.Equal(30, looked);
        Assert.Equal(30, (await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id))).FailedAttempts);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(
            e => e.ObjectId == session.Id && e.Action == "ReviewSessionLocked")));
    }

    [Fact]
    public async Task The_insurer_is_told_at_once_that_the_gate_is_closed()
    {
        var session = await portal.NewSession(reviewers: 3);
        await portal.NotifyInsurer(session.Insurer.Id);

        for (var n = 0; n < 30; n++)
        {
            await GuessAsync(session.Guests[n % 3], "wrong-guess-0");
        }

        var address = NoticeSteps.AddressOf(session.Insurer.Id);
        var notice = await portal.InDatabase(db => db.OutgoingMails.SingleAsync(m => m.Recipient == address));
        Assert.Equal(nameof(GateClosedMail), notice.Kind);
        var closed = await portal.InDatabase(db => db.AuditEvents.SingleAsync(e => e.ObjectId == session.Id && e.Action == "ReviewSessionLocked"));
        Assert.Equal(session.Insurer.Id, closed.InsurerId);
    }

    [Fact]
    public async Task A_locked_reviewer_comes_in_again_once_unlocked()
    {
        var session = await portal.NewSession();
        for (var n = 0; n < 10; n++)
        {
            await GuessAsync(session.Guest, "wrong-guess-0");
        }

        var locked = await GuessAsync(session.Guest, GateFixture.Password);
        await portal.InDatabase(async db =>
        {
            (await db.SessionReviewers.FindAsync(session.Guest.Id))!.Unlock();
            return await db.SaveChangesAsync();
        });
        var unlocked = await GuessAsync(session.Guest, GateFixture.Password);

        Assert.Equal(HttpStatusCode.BadRequest, locked);
        Assert.Equal(HttpStatusCode.SeeOther, unlocked);
        Assert.Equal(0, (await portal.Look(session.Guest)).FailedAttempts);
    }

    [Fact]
    public async Task A_right_entry_starts_the_count_afresh_and_costs_the_session_nothing()
    {
        var session = await portal.NewSession();
        for (var n = 0; n < 9; n++)
        {
            await GuessAsync(session.Guest, "wrong-guess-0");
        }

        var right = await GuessAsync(session.Guest, GateFixture.Password);

        Assert.Equal(HttpStatusCode.SeeOther, right);
        var reviewer = await portal.Look(session.Guest);
        Assert.Equal(0, reviewer.FailedAttempts);
        Assert.Null(reviewer.LockedAt);
        Assert.Equal(9, (await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id))).FailedAttempts);
    }

    private async Task<HttpStatusCode> GuessAsync(Guest guest, string password)
    {
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{guest.Token}")).Headers.Location!.OriginalString;
        return (await browser.SubmitAsync(open, ("Email", guest.Email), ("Password", password))).StatusCode;
    }

    private Task<int> CountAsync(Guest guest, string reason) => portal.InDatabase(db => db.AuditEvents.CountAsync(
        e => e.ObjectId == guest.Id && e.Action == "ReviewGateRefused" && e.Details.Contains($"\"{reason}\"")));
}
