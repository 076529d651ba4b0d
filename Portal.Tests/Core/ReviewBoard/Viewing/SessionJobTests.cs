using MediatR;
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
        var (_, session) = await Registered();

        await Run<CloseExpiredSessions>(InJapan(2026, 12, 10, 23, 59));
        var before = await StatusOf(session.Id);
        await Run<CloseExpiredSessions>(InJapan(2026, 12, 11));

        Assert.Equal((ReviewSessionStatus.Registered, ReviewSessionStatus.Closed), (before, await StatusOf(session.Id)));
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.All(r.Links, l => Assert.NotNull(l.RevokedAt)));
        Assert.Equal(1, await EventsOf(session.Id, "ReviewSessionClosed"));
    }

    [Fact]
    public async Task Papers_go_on_the_thirtieth_day_and_the_record_stays()
    {
        var (_, session) = await Registered();
        var files = await portal.InDatabase(db => db.ReviewDocuments.Where(d => d.SessionId == session.Id).Select(d => d.FileId).ToListAsync());

        await Run<PurgePapers>(InJapan(2027, 1, 1, 23, 59));
        var kept = await portal.InDatabase(db => db.ReviewDocuments.CountAsync(d => d.SessionId == session.Id));
        await Run<PurgePapers>(InJapan(2027, 1, 2));

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
        var (_, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        await Opens(reviewers[0].Id, InJapan(2026, 11, 21));

        await Run<RemindReviewers>(InJapan(2026, 11, 29, 12));
        var early = await MailsOfKind<ReviewPapersReminderMail>(session.Id);
        await Run<RemindReviewers>(InJapan(2026, 11, 30, 7, 59));
        var night = await MailsOfKind<ReviewPapersReminderMail>(session.Id);
        await Run<RemindReviewers>(InJapan(2026, 11, 30, 8));
        await Run<RemindReviewers>(InJapan(2026, 12, 1, 8));

        Assert.Equal((0, 0), (early.Count, night.Count));
        Assert.Equal([reviewers[1].Id], (await MailsOfKind<ReviewPapersReminderMail>(session.Id)).Select(m => m.AboutId!.Value));
        Assert.Equal(2, (await portal.ReviewersOf(session.Id))[1].Links.Count);
    }

    [Fact]
    public async Task Nobody_is_reminded_when_the_setting_is_off()
    {
        var (clerk, session) = await Registered();
        await portal.InDatabase(db => db.ReviewBoardSettings.Where(s => s.InsurerId == clerk.InsurerId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RemindReviewers, false)));

        await Run<RemindReviewers>(InJapan(2026, 11, 30, 8));

        Assert.Empty(await MailsOfKind<ReviewPapersReminderMail>(session.Id));
    }

    [Fact]
    public async Task The_processing_result_waits_for_every_mail_or_for_a_failure_to_get_old()
    {
        var (clerk, session) = await Registered();
        var (ok, bad) = ((await portal.ReviewersOf(session.Id))[0].Id, (await portal.ReviewersOf(session.Id))[1].Id);
        var start = portal.Clock.Now;

        await Run<NotifyProcessingResults>(start);
        await Outcome(bad, MailStatus.Undeliverable, start);
        await Run<NotifyProcessingResults>(start.AddSeconds(30));
        var early = await NoticesTo(clerk);
        await Run<NotifyProcessingResults>(start.AddSeconds(50));
        await Outcome(ok, MailStatus.Sent, start);
        await Run<NotifyProcessingResults>(start.AddSeconds(70));

        Assert.Empty(early);
        var notice = Assert.Single(await NoticesTo(clerk));
        Assert.Contains("不達　　　　1名（一覧の2番目の方）", notice.Body, StringComparison.Ordinal);
        Assert.Contains("送信中　　　1名", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_sent_is_told_at_once_and_once_by_however_many_workers()
    {
        var (clerk, session) = await Registered();
        foreach (var reviewer in await portal.ReviewersOf(session.Id))
        {
            await Outcome(reviewer.Id, MailStatus.Sent, portal.Clock.Now);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAsWorker(new NotifyProcessingResults())));
        await Run<NotifyProcessingResults>(portal.Clock.Now);

        Assert.Equal(nameof(ProcessingResultMail), Assert.Single(await NoticesTo(clerk)).Kind);
    }

    [Fact]
    public async Task A_first_opening_is_told_once_for_each_reviewer()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);

        await Opens(reviewers[0].Id, portal.Clock.Now);
        await Run<NotifyFirstOpenings>(portal.Clock.Now);
        await Run<NotifyFirstOpenings>(portal.Clock.Now);
        await Opens(reviewers[1].Id, portal.Clock.Now);
        await Run<NotifyFirstOpenings>(portal.Clock.Now);

        Assert.Equal(2, (await NoticesTo(clerk)).Count(m => m.Kind == nameof(FirstOpeningMail)));
    }

    [Fact]
    public async Task The_digest_goes_at_five_in_the_afternoon_with_what_was_opened_until_then()
    {
        var (clerk, session) = await Registered();
        await portal.InDatabase(db => db.ReviewBoardSettings.Where(s => s.InsurerId == clerk.InsurerId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OpeningNotice, OpeningNotice.DailyDigest)));
        var reviewers = await portal.ReviewersOf(session.Id);
        await Opens(reviewers[0].Id, InJapan(2026, 11, 24, 10));

        await Run<NotifyFirstOpenings>(InJapan(2026, 11, 24, 11));
        await Run<SendOpeningDigests>(InJapan(2026, 11, 24, 16, 59));
        var before = (await NoticesTo(clerk)).Count;
        await Run<SendOpeningDigests>(InJapan(2026, 11, 24, 17));
        await Opens(reviewers[1].Id, InJapan(2026, 11, 24, 17, 30));
        await Run<SendOpeningDigests>(InJapan(2026, 11, 24, 18));
        var first = await NoticesTo(clerk);
        await Run<SendOpeningDigests>(InJapan(2026, 11, 25, 17));

        Assert.Equal((0, 1, 2), (before, first.Count, (await NoticesTo(clerk)).Count));
        Assert.Contains("新しく開いた方 1名／これまでに2名のうち1名", first[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_having_read_and_somebody_not_having_read_are_each_told_once()
    {
        var (clerk, session) = await Registered();
        var reviewers = await portal.ReviewersOf(session.Id);
        await Reads(reviewers[0].Id);

        await Run<NotifyAllRead>(InJapan(2026, 11, 30, 9));
        await Run<NotifyUnread>(InJapan(2026, 11, 30, 9));
        var early = (await NoticesTo(clerk)).Count;
        await Run<NotifyUnread>(InJapan(2026, 12, 1, 9));
        await Run<NotifyUnread>(InJapan(2026, 12, 2, 9));
        await Reads(reviewers[1].Id);
        await Run<NotifyAllRead>(InJapan(2026, 12, 2, 10));
        await Run<NotifyAllRead>(InJapan(2026, 12, 2, 11));

        Assert.Equal(0, early);
        var notices = await NoticesTo(clerk);
        Assert.Equal([nameof(UnreadMail), nameof(AllReadMail)], notices.Select(m => m.Kind));
        Assert.Contains("2名のうち1名（一覧の2番目の方）", notices[0].Body, StringComparison.Ordinal);
    }

    private async Task<(TestUser Clerk, ReviewSession Session)> Registered()
    {
        portal.Clock.Now = InJapan(2026, 11, 20, 9, 12);
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var address = new NotificationAddress
            {
                InsurerId = clerk.InsurerId!.Value,
                Kind = kind,
                Email = To(clerk),
                EmailKey = To(clerk),
                AddedAt = portal.Clock.Now,
            };
            address.Confirm(portal.Clock.Now);
            await portal.Add(address);
        }

        return (clerk, session);
    }

    private static string To(TestUser clerk) => $"n{clerk.InsurerId:N}@example.jp";

    // Until there is nothing left to do: the sessions of other tests are met on the way.
    private async Task Run<TJob>(DateTimeOffset at)
        where TJob : IRequest<bool>, new()
    {
        portal.Clock.Now = at;
        while (await portal.SendAsWorker(new TJob()))
        {
        }
    }

    private Task<List<OutgoingMail>> NoticesTo(TestUser clerk) => portal.InDatabase(db =>
        db.OutgoingMails.Where(m => m.Recipient == To(clerk)).OrderBy(m => m.CreatedAt).ToListAsync());

    private async Task<List<OutgoingMail>> MailsOfKind<TMail>(Guid sessionId) =>
        [.. (await portal.MailsOf(sessionId)).Select(m => m.Mail).Where(m => m.Kind == typeof(TMail).Name)];

    private Task<ReviewSessionStatus> StatusOf(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Status).SingleAsync());

    private Task<int> EventsOf(Guid sessionId, string action) =>
        portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.ObjectId == sessionId && e.Action == action));

    private Task<int> Opens(Guid reviewerId, DateTimeOffset at) => Note(reviewerId, v => v.Opened(at));

    private Task<int> Reads(Guid reviewerId) => Note(reviewerId, v => v.Viewed(portal.Clock.Now));

    private Task<int> Note(Guid reviewerId, Action<ViewingRecord> act) => portal.InDatabase(async db =>
    {
        act(await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewerId));
        return await db.SaveChangesAsync();
    });

    private Task<int> Outcome(Guid reviewerId, MailStatus status, DateTimeOffset at) => portal.InDatabase(db =>
        db.OutgoingMails.Where(m => m.AboutId == reviewerId).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, status)
            .SetProperty(x => x.FailedAt, status == MailStatus.Undeliverable ? at : null)));
}
