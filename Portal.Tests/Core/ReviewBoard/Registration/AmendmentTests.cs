using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

/// <summary>資料はそのままの更新: people and dates change, and whoever has read the papers has read them.</summary>
public sealed class AmendmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_substitute_is_invited_and_the_others_hear_and_notice_nothing()
    {
        var (clerk, session, stays, leaves) = await Registered();
        var visit = await Reads(session.Id, stays.Id);
        var substitute = portal.NewReviewer(clerk, "代わりの人");
        await portal.Add(substitute);
        await Choose(clerk, session.Id, stays.ReviewerId, substitute.Id);

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id))).Value;

        var status = (await portal.SendAs(clerk, new GetViewingStatus(session.Id)))!;
        var invited = status.Reviewers.Single(r => r.Name == substitute.Name);
        Assert.Equal((1, true, 1), (done.Receipt.Version, done.IsUpdate, status.Version));
        Assert.Equal([substitute.Name], done.Passwords.Select(p => p.Name));
        Assert.Equal(ReviewerState.Read, status.Reviewers.Single(r => r.Id == stays.Id).State);
        Assert.Equal(leaves.Name, Assert.Single(status.Former).Name);
        Assert.Equal([nameof(ReviewPapersMail)], await KindsTo(session.Id, stays.Id));
        Assert.Equal([nameof(ReviewPapersMail)], await KindsTo(session.Id, invited.Id));
        Assert.Equal([nameof(ReviewerLeftMail), nameof(ReviewPapersMail)], await KindsTo(session.Id, leaves.Id));
        Assert.Null(await EndOf(visit));
    }

    [Fact]
    public async Task A_longer_time_to_read_is_told_to_who_has_the_url_and_ends_no_visit()
    {
        var (clerk, session, reads, _) = await Registered();
        var visit = await Reads(session.Id, reads.Id);
        await Save(clerk, session.Id, d => d with { ExpiresOn = "令和8年12月20日" });

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id))).Value;

        var after = await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id));
        var told = (await portal.MailsOf(session.Id)).Where(m => m.Mail.Kind == nameof(ReviewSessionChangedMail)).ToList();
        Assert.Equal((1, 0, new DateOnly(2026, 12, 20), null), (done.Receipt.Version, done.Passwords.Count, after.ExpiresOn!.Value, after.Pending));
        Assert.Equal(2, told.Count);
        Assert.All(told, m => Assert.Contains("・閲覧期限：令和8年12月10日（木） → 令和8年12月20日（日）", m.Body));
        Assert.All(told, m => Assert.DoesNotContain("http", m.Body));
        Assert.Null(await EndOf(visit));
    }

    [Fact]
    public async Task Whose_url_has_not_gone_out_yet_gets_it_with_the_new_last_day_and_nothing_else()
    {
        var (clerk, session, mailed, late) = await Registered();
        await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == late.Id)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Waiting).SetProperty(x => x.FirstAttemptAt, (DateTimeOffset?)null)));
        await Save(clerk, session.Id, d => d with { ExpiresOn = "令和8年12月20日" });

        await portal.SendAs(clerk, await portal.Updating(session.Id));

        var mails = (await portal.MailsOf(session.Id)).Where(m => m.Mail.AboutId == late.Id).ToList();
        var (going, body) = Assert.Single(mails, m => m.Mail.Status == MailStatus.Waiting);
        Assert.Equal([MailStatus.Withdrawn, MailStatus.Waiting], mails.Select(m => m.Mail.Status));
        Assert.Equal(nameof(ReviewPapersMail), going.Kind);
        Assert.Contains("閲覧期限　　令和8年12月20日（日）まで", body);
        Assert.Equal(going.Id, Assert.Single((await portal.ReviewersOf(session.Id)).Single(r => r.Id == late.Id).Records).MailId);
        Assert.Equal([nameof(ReviewPapersMail), nameof(ReviewSessionChangedMail)], await KindsTo(session.Id, mailed.Id));
    }

    [Fact]
    public async Task A_note_of_the_staff_is_told_to_nobody()
    {
        var (clerk, session, _, _) = await Registered();
        await Save(clerk, session.Id, d => d with { Note = "傍聴席を用意する" });

        var done = await portal.SendAs(clerk, await portal.Updating(session.Id));
        var again = await portal.SendAs(clerk, await portal.Updating(session.Id));

        Assert.Empty(done.Errors);
        Assert.Equal([RegistrationErrors.NothingChanged], again.Errors);
        Assert.All(await portal.MailsOf(session.Id), m => Assert.Equal(nameof(ReviewPapersMail), m.Mail.Kind));
    }

    [Fact]
    public async Task Who_was_stopped_and_is_chosen_again_for_the_same_version_reads_it_with_a_new_url()
    {
        var (clerk, session, stays, stopped) = await Registered();
        await Reads(session.Id, stopped.Id);
        await portal.SendAs(clerk, new StopReviewer(session.Id, stopped.Id));
        await Choose(clerk, session.Id, stays.ReviewerId, stopped.ReviewerId);

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id))).Value;

        var back = (await portal.ReviewersOf(session.Id)).Single(r => r.Id == stopped.Id);
        Assert.Equal((1, null), (done.Receipt.Version, back.RevokedAt));
        Assert.Equal([stopped.Name], done.Passwords.Select(p => p.Name));
        Assert.Single(back.Links, l => l.RevokedAt is null);
        Assert.Equal(1, Assert.Single(back.Records).Version);
    }

    [Fact]
    public async Task New_passwords_for_all_end_the_visits_begun_with_the_old_ones()
    {
        var (clerk, session, reads, _) = await Registered();
        var visit = await Reads(session.Id, reads.Id);
        await Save(clerk, session.Id, d => d with { DownloadAllowed = false });

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id, ViewingPasswordChoice.OneForEach))).Value;

        Assert.Equal(2, done.Passwords.Count);
        Assert.NotNull(await EndOf(visit));
    }

    [Fact]
    public async Task Of_two_clicks_one_counts()
    {
        var (clerk, session, _, _) = await Registered();
        await Save(clerk, session.Id, d => d with { ExpiresOn = "令和8年12月20日" });
        var request = await portal.Updating(session.Id);

        var results = await Task.WhenAll(portal.SendAs(clerk, request), portal.SendAs(clerk, request));

        Assert.Single(results, r => !r.Failed);
        Assert.Equal(2, (await portal.MailsOf(session.Id)).Count(m => m.Mail.Kind == nameof(ReviewSessionChangedMail)));
    }

    [Fact]
    public async Task Whoever_leaves_hears_of_the_day_as_it_was_told_and_after_the_meeting_hears_nothing()
    {
        var (clerk, session, stays, leaves) = await Registered();
        await Save(clerk, session.Id, d => d with { PlannedOn = "令和8年12月8日", ReviewerCount = "1" });
        await Choose(clerk, session.Id, stays.ReviewerId);
        await portal.BindPacket(session.Id);

        Assert.Empty((await portal.SendAs(clerk, await portal.Updating(session.Id))).Errors);

        var (_, body) = (await portal.MailsOf(session.Id)).Single(m => m.Mail.Kind == nameof(ReviewerLeftMail));
        Assert.Contains("令和8年12月3日（木）", body);
        Assert.DoesNotContain("12月8日", body);
        Assert.Equal(leaves.Email, (await portal.MailsOf(session.Id)).Single(m => m.Mail.Kind == nameof(ReviewerLeftMail)).Mail.Recipient);
    }

    [Fact]
    public async Task The_history_says_what_was_changed()
    {
        var (clerk, session, stays, _) = await Registered();
        await Save(clerk, session.Id, d => d with { ExpiresOn = "令和8年12月20日" });
        await Choose(clerk, session.Id, stays.ReviewerId);

        await portal.SendAs(clerk, await portal.Updating(session.Id));

        var log = (await portal.SendAs(clerk, new GetSessionLog(session.Id, 1)))!;
        Assert.Contains(log.Events, e => e.Text.Contains("が、資料はそのままで更新しました（閲覧期限の変更、審査員1名を取消）", StringComparison.Ordinal));
    }

    private async Task<(TestUser Clerk, ReviewSession Session, SessionReviewer First, SessionReviewer Second)> Registered()
    {
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 0);
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var reviewers = await portal.ReviewersOf(session.Id);
        var ids = reviewers.Select(r => (Guid?)r.Id).ToList();
        await portal.InDatabase(db => db.OutgoingMails.Where(m => ids.Contains(m.AboutId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent).SetProperty(x => x.FirstAttemptAt, portal.Clock.Now)));
        return (clerk, session, reviewers[0], reviewers[1]);
    }

    private async Task<Guid> Reads(Guid sessionId, Guid reviewerId)
    {
        var visit = new ReviewVisit
        {
            SessionId = sessionId,
            SessionReviewerId = reviewerId,
            KeyHash = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            StartedAt = portal.Clock.Now,
            LastSeenAt = portal.Clock.Now,
        };
        await portal.InDatabase(async db =>
        {
            (await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewerId && v.Version == 1)).Viewed(portal.Clock.Now);
            db.Add(visit);
            return await db.SaveChangesAsync();
        });
        return visit.Id;
    }

    private Task<DateTimeOffset?> EndOf(Guid visitId) =>
        portal.InDatabase(db => db.ReviewVisits.Where(v => v.Id == visitId).Select(v => v.EndedAt).SingleAsync());

    private async Task<IEnumerable<string>> KindsTo(Guid sessionId, Guid reviewerId) =>
        (await portal.MailsOf(sessionId)).Where(m => m.Mail.AboutId == reviewerId).Select(m => m.Mail.Kind).Order();

    private async Task Save(TestUser clerk, Guid sessionId, Func<SessionDetails, SessionDetails> change)
    {
        var view = (await portal.SendAs(clerk, new GetSessionDetails(sessionId)))!;
        var result = await portal.SendAs(
            clerk, new SaveSessionDetails(sessionId, view.Head.Revision, null, change(SessionDetails.Of(view.Facts))));
        Assert.Empty(result.Errors);
    }

    private async Task Choose(TestUser clerk, Guid sessionId, params Guid[] members)
    {
        var view = (await portal.SendAs(clerk, new GetSessionDetails(sessionId)))!;
        var result = await portal.SendAs(clerk, new SaveSessionReviewers(
            sessionId, view.Head.Revision, null, $"{members.Length}", members, members[0], MustMatch: true));
        Assert.Empty(result.Errors);
    }
}
