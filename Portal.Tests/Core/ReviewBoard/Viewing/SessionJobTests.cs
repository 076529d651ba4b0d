using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

public sealed class SessionJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Links_die_at_midnight_in_Japan_after_the_last_day()
    {
        var (_, session) = await portal.RegisteredWithNotices();

        await portal.Run<CloseExpiredSessions>(InJapan(2026, 12, 10, 23, 59));
        var before = await StatusOf(session.Id);
        await portal.Run<CloseExpiredSessions>(InJapan(2026, 12, 11));

        Assert.Equal((ReviewSessionStatus.Registered, ReviewSessionStatus.Closed), (before, await StatusOf(session.Id)));
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.All(r.Links, l => Assert.NotNull(l.RevokedAt)));
        Assert.Equal(1, await EventsOf(session.Id, "ReviewSessionClosed"));
    }

    [Fact]
    public async Task Papers_go_on_the_thirtieth_day_and_the_record_stays()
    {
        var (_, session) = await portal.RegisteredWithNotices();
        var files = await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id).Select(d => d.FileId).ToListAsync());

        await portal.Run<PurgePapers>(InJapan(2027, 1, 1, 23, 59));
        var kept = await portal.InDatabase(db => db.ReviewDocuments.CountAsync(d => d.SessionId == session.Id));
        await portal.Run<PurgePapers>(InJapan(2027, 1, 2));

        Assert.Equal(2, kept);
        Assert.False(await portal.InDatabase(db => db.ReviewDocuments.AnyAsync(d => d.SessionId == session.Id)));
        Assert.Equal(2, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => files.Contains(f.Id))));
        var packet = await portal.InDatabase(db => db.ReviewPackets.SingleAsync(p => p.SessionId == session.Id));
        Assert.Null(packet.FileId);
        Assert.All(packet.Contents.Cases, c => Assert.Equal("", c.Label + string.Concat(c.Papers.Select(p => p.FileName))));
        Assert.Equal(1, await EventsOf(session.Id, "ReviewPapersPurged"));
    }

    [Theory]
    [InlineData(30, 7, "2027-01-02")]
    [InlineData(1, 7, "2026-12-11")]
    [InlineData(8, 7, "2026-12-11")]
    public void Papers_stay_while_a_link_works(int retention, int open, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            PapersRetention.PurgeDay(new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 3).AddDays(open), retention));

    [Fact]
    public async Task Three_days_before_who_has_not_opened_is_reminded_once()
    {
        var (_, session) = await portal.RegisteredWithNotices();
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.Opens(reviewers[0].Id, InJapan(2026, 11, 21));

        await portal.Run<RemindReviewers>(InJapan(2026, 11, 29, 12));
        var early = await MailsOfKind<ReviewPapersReminderMail>(session.Id);
        await portal.Run<RemindReviewers>(InJapan(2026, 11, 30, 7, 59));
        var night = await MailsOfKind<ReviewPapersReminderMail>(session.Id);
        await portal.Run<RemindReviewers>(InJapan(2026, 11, 30, 8));
        await portal.Run<RemindReviewers>(InJapan(2026, 12, 1, 8));

        Assert.Equal((0, 0), (early.Count, night.Count));
        Assert.Equal([reviewers[1].Id], (await MailsOfKind<ReviewPapersReminderMail>(session.Id)).Select(m => m.AboutId!.Value));
        Assert.Equal(2, (await portal.ReviewersOf(session.Id))[1].Links.Count);
    }

    [Fact]
    public async Task Nobody_is_reminded_when_the_setting_is_off()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        await portal.InDatabase(db => db.ReviewBoardSettings.Where(s => s.InsurerId == clerk.InsurerId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RemindReviewers, false)));

        await portal.Run<RemindReviewers>(InJapan(2026, 11, 30, 8));

        Assert.Empty(await MailsOfKind<ReviewPapersReminderMail>(session.Id));
    }

    [Fact]
    public async Task The_processing_result_waits_for_every_mail_or_for_a_failure_to_get_old()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        var (ok, bad) = ((await portal.ReviewersOf(session.Id))[0].Id, (await portal.ReviewersOf(session.Id))[1].Id);
        var start = portal.Clock.Now;

        await portal.Run<NotifyProcessingResults>(start);
        await portal.Outcome(bad, MailStatus.Undeliverable, start);
        await portal.Run<NotifyProcessingResults>(start.AddSeconds(30));
        var early = await portal.NoticesTo(clerk);
        await portal.Run<NotifyProcessingResults>(start.AddSeconds(50));
        await portal.Outcome(ok, MailStatus.Sent, start);
        await portal.Run<NotifyProcessingResults>(start.AddSeconds(70));

        Assert.Empty(early);
        var notice = Assert.Single(await portal.NoticesTo(clerk));
        Assert.Contains("不達　　　　1名（一覧の2番目の方）", notice.Body, StringComparison.Ordinal);
        Assert.Contains("送信中　　　1名", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_sent_is_told_at_once_and_once_by_however_many_workers()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        foreach (var reviewer in await portal.ReviewersOf(session.Id))
        {
            await portal.Outcome(reviewer.Id, MailStatus.Sent, portal.Clock.Now);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAsWorker(new NotifyProcessingResults())));
        await portal.Run<NotifyProcessingResults>(portal.Clock.Now);

        Assert.Equal(nameof(ProcessingResultMail), Assert.Single(await portal.NoticesTo(clerk)).Kind);
    }

    [Fact]
    public async Task A_first_opening_is_told_once_for_each_reviewer()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        var reviewers = await portal.ReviewersOf(session.Id);

        await portal.Opens(reviewers[0].Id, portal.Clock.Now);
        await portal.Run<NotifyFirstOpenings>(portal.Clock.Now);
        await portal.Run<NotifyFirstOpenings>(portal.Clock.Now);
        await portal.Opens(reviewers[1].Id, portal.Clock.Now);
        await portal.Run<NotifyFirstOpenings>(portal.Clock.Now);

        Assert.Equal(2, (await portal.NoticesTo(clerk)).Count(m => m.Kind == nameof(FirstOpeningMail)));
    }

    [Fact]
    public async Task The_digest_goes_at_five_in_the_afternoon_with_what_was_opened_until_then()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        await portal.InDatabase(db => db.ReviewBoardSettings.Where(s => s.InsurerId == clerk.InsurerId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OpeningNotice, OpeningNotice.DailyDigest)));
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.Opens(reviewers[0].Id, InJapan(2026, 11, 24, 10));

        await portal.Run<NotifyFirstOpenings>(InJapan(2026, 11, 24, 11));
        await portal.Run<SendOpeningDigests>(InJapan(2026, 11, 24, 16, 59));
        var before = (await portal.NoticesTo(clerk)).Count;
        await portal.Run<SendOpeningDigests>(InJapan(2026, 11, 24, 17));
        await portal.Opens(reviewers[1].Id, InJapan(2026, 11, 24, 17, 30));
        await portal.Run<SendOpeningDigests>(InJapan(2026, 11, 24, 18));
        var first = await portal.NoticesTo(clerk);
        await portal.Run<SendOpeningDigests>(InJapan(2026, 11, 25, 17));

        Assert.Equal((0, 1, 2), (before, first.Count, (await portal.NoticesTo(clerk)).Count));
        Assert.Contains("新しく開いた方 1名／これまでに2名のうち1名", first[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_having_read_and_somebody_not_having_read_are_each_told_once()
    {
        var (clerk, session) = await portal.RegisteredWithNotices();
        var reviewers = await portal.ReviewersOf(session.Id);
        await portal.Reads(reviewers[0].Id);

        await portal.Run<NotifyAllRead>(InJapan(2026, 11, 30, 9));
        await portal.Run<NotifyUnread>(InJapan(2026, 11, 30, 9));
        var early = (await portal.NoticesTo(clerk)).Count;
        await portal.Run<NotifyUnread>(InJapan(2026, 12, 1, 9));
        await portal.Run<NotifyUnread>(InJapan(2026, 12, 2, 9));
        await portal.Reads(reviewers[1].Id);
        await portal.Run<NotifyAllRead>(InJapan(2026, 12, 2, 10));
        await portal.Run<NotifyAllRead>(InJapan(2026, 12, 2, 11));

        Assert.Equal(0, early);
        var notices = await portal.NoticesTo(clerk);
        Assert.Equal([nameof(UnreadMail), nameof(AllReadMail)], notices.Select(m => m.Kind));
        Assert.Contains("2名のうち1名（一覧の2番目の方）", notices[0].Body, StringComparison.Ordinal);
    }

    private async Task<List<OutgoingMail>> MailsOfKind<TMail>(Guid sessionId) =>
        [.. (await portal.MailsOf(sessionId)).Select(m => m.Mail).Where(m => m.Kind == typeof(TMail).Name)];

    private Task<ReviewSessionStatus> StatusOf(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Status).SingleAsync());

    private Task<int> EventsOf(Guid sessionId, string action) =>
        portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == sessionId && e.Action == action));
}
