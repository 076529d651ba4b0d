using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed class DeleteReviewSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Links_visits_papers_and_open_mails_end_and_the_trail_stays()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id, byMail: true);
        var mailed = (await portal.ReviewersOf(session.Id))[0];
        await portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == mailed.Id && m.Kind == nameof(ReviewPapersMail))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent)));
        var visit = new ReviewVisit
        {
            SessionId = session.Id,
            SessionReviewerId = mailed.Id,
            KeyHash = Guid.NewGuid().ToByteArray(),
            StartedAt = portal.Clock.Now,
            LastSeenAt = portal.Clock.Now,
        };
        visit.Stamped(1, Guid.NewGuid());
        await portal.Add(visit);
        var files = await portal.InDatabase(async db => (await db.ReviewDocuments.Where(d => d.SessionId == session.Id).Select(d => d.FileId).ToListAsync())
            .Concat(await db.ReviewPackets.Where(p => p.SessionId == session.Id).Select(p => p.FileId).ToListAsync()).Append(visit.StampedFileId).ToList());

        var result = await portal.SendAs(clerk, new DeleteReviewSession(session.Id, await RevisionOf(session.Id), " 中止のため "));

        Assert.Empty(result.Errors);
        var saved = await portal.InDatabase(db => db.ReviewSessions.SingleAsync(s => s.Id == session.Id));
        Assert.Equal((ReviewSessionStatus.Deleted, "中止のため"), (saved.Status, saved.DeletionReason));
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.All(r.Links, l => Assert.NotNull(l.RevokedAt)));
        Assert.NotNull(await portal.InDatabase(db => db.ReviewVisits.Where(v => v.Id == visit.Id).Select(v => v.EndedAt).SingleAsync()));
        Assert.Equal(files.Count, await portal.InDatabase(db => db.DiscardedFiles.CountAsync(f => files.Contains(f.Id))));
        Assert.False(await portal.InDatabase(db => db.ReviewDocuments.AnyAsync(d => d.SessionId == session.Id)));
        var mails = await portal.MailsOf(session.Id);
        var cancellation = Assert.Single(mails, m => m.Mail.Kind == nameof(ReviewSessionCancelledMail));
        Assert.Equal(mailed.Id, cancellation.Mail.AboutId);
        Assert.DoesNotContain(mails, m => m.Mail.Id != cancellation.Mail.Id && m.Mail.IsOpen);
        Assert.True(await portal.InDatabase(db => db.AuditEvents.AnyAsync(e => e.ObjectId == session.Id && e.Action == DeleteReviewSession.Audited)));
    }

    [Fact]
    public async Task A_second_deletion_a_late_page_and_a_foreign_clerk_change_nothing()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var revision = await RevisionOf(session.Id);

        var foreign = await portal.SendAs(await portal.NewClerk(), new DeleteReviewSession(session.Id, revision, null));
        var late = await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision - 1, null));
        var first = await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision, null));
        var second = await portal.SendAs(clerk, new DeleteReviewSession(session.Id, revision, null));

        Assert.Equal([RegistrationErrors.NotFound], foreign.Errors);
        Assert.Equal([RegistrationErrors.ChangedSinceOpened], late.Errors);
        Assert.False(first.Failed);
        Assert.Equal([ReviewSessionErrors.AlreadyDeleted], second.Errors);
    }

    private Task<int> RevisionOf(Guid sessionId) =>
        portal.InDatabase(db => db.ReviewSessions.Where(s => s.Id == sessionId).Select(s => s.Revision).SingleAsync());
}
