using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

/// <summary>A draft that nobody comes back to does not keep its papers for ever.</summary>
public sealed class AbandonedDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_goes_with_its_papers_on_the_thirtieth_day_and_leaves_a_record()
    {
        var (clerk, session) = await Draft();
        var files = await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id).Select(d => d.FileId).ToListAsync());

        await portal.Run<PurgePapers>(InJapan(2027, 1, 1, 23, 59));
        var before = await StatusOf(session.Id);
        await portal.Run<PurgePapers>(InJapan(2027, 1, 2));

        Assert.Equal((ReviewSessionStatus.Draft, ReviewSessionStatus.Deleted), (before, await StatusOf(session.Id)));
        Assert.False(await portal.InDatabase(db => db.ReviewDocuments.AnyAsync(d => d.SessionId == session.Id)));
        Assert.False(await portal.InDatabase(db => db.SessionReviewers.AnyAsync(r => r.SessionId == session.Id)));
        Assert.Equal(2, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => files.Contains(f.Id))));
        var record = (await portal.SendAs(clerk, new GetViewingStatus(session.Id, GetViewingStatus.EventsShown)))!;
        Assert.Equal(PurgePapers.Abandoned, record.DeletionReason);
        Assert.Contains(record.History!.Events, e => e.Text == "保存期間が過ぎたため、資料を削除しました（2点・6ページ）");
    }

    [Fact]
    public async Task Without_a_day_it_is_counted_from_the_last_change()
    {
        var (_, session) = await Draft();
        await Change(session.Id, s => s.PlannedOn = null);

        await portal.Run<PurgePapers>(InJapan(2026, 12, 19, 23, 59));
        var before = await StatusOf(session.Id);
        await portal.Run<PurgePapers>(InJapan(2026, 12, 20));

        Assert.Equal((ReviewSessionStatus.Draft, ReviewSessionStatus.Deleted), (before, await StatusOf(session.Id)));
    }

    [Fact]
    public async Task Who_works_on_it_keeps_it_however_long_ago_the_day_was()
    {
        var (_, session) = await Draft();
        await Change(session.Id, s => s.SavedAt = InJapan(2027, 1, 1, 12));

        await portal.Run<PurgePapers>(InJapan(2027, 1, 30));

        Assert.Equal(ReviewSessionStatus.Draft, await StatusOf(session.Id));
    }

    [Fact]
    public async Task The_day_is_told_beforehand_on_the_draft_and_at_home()
    {
        var (clerk, session) = await Draft();
        using var browser = await portal.SignIn(clerk);

        var home = await browser.OpenAsync("/insurer");
        var papers = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/papers");
        var details = await browser.OpenAsync($"/insurer/review-sessions/{session.Id}/details");

        Assert.All([home, papers, details], page => Assert.Contains("令和9年1月2日", page.MainText(), StringComparison.Ordinal));
    }

    /// <summary>Saved on 20 November 2026, planned for 3 December.</summary>
    private async Task<(TestUser Clerk, ReviewSession Session)> Draft()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var clerk = await portal.NewClerk();
        return (clerk, await portal.NewReadySession(clerk));
    }

    private Task<int> Change(Guid sessionId, Action<ReviewSession> change) => portal.InDatabase(async db =>
    {
        change(await db.ReviewSessions.SingleAsync(s => s.Id == sessionId));
        return await db.SaveChangesAsync();
    });

    private Task<ReviewSessionStatus> StatusOf(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Status).SingleAsync());
}
