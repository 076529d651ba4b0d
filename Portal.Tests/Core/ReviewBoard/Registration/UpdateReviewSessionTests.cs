using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Registration;

public sealed class UpdateReviewSessionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_who_had_opened_the_old_version_is_told_of_a_replacement()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var before = await portal.ReviewersOf(session.Id);
        await Opens(before[0].Id, 1);
        await portal.ReplacePaper(clerk, session);

        var done = await portal.SendAs(clerk, await portal.Updating(session.Id));

        Assert.Empty(done.Errors);
        Assert.Equal((2, 0), (done.Value.Receipt.Version, done.Value.Passwords.Count));
        var mails = await portal.MailsOf(session.Id);
        var reviewers = await portal.ReviewersOf(session.Id);
        Assert.Equal(
            [nameof(ReviewPapersReplacedMail), nameof(ReviewPapersMail)],
            reviewers.Select(r => mails.Single(m => m.Mail.Id == r.Records.Single(v => v.Version == 2).MailId).Mail.Kind));
        Assert.All(mails.Where(m => m.Mail.Id == reviewers[0].Records.Single(v => v.Version == 1).MailId), m => Assert.Equal(MailStatus.Withdrawn, m.Mail.Status));
        Assert.All(reviewers, r => Assert.All(r.Links, l => Assert.Null(l.RevokedAt)));
        Assert.Equal(before.Select(r => r.PasswordHash), reviewers.Select(r => r.PasswordHash));
    }

    [Fact]
    public async Task The_old_packet_is_let_go_and_reading_of_unchanged_cases_is_carried_over()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var reader = (await portal.ReviewersOf(session.Id))[0];
        var oldFile = await portal.InDatabase(db => db.ReviewPackets.Where(p => p.SessionId == session.Id).Select(p => p.FileId).SingleAsync());
        var cases = session.Cases.OrderBy(c => c.Position).ToList();
        await portal.Add([.. cases.Select(c => new ReadCase { SessionReviewerId = reader.Id, Version = 1, CaseId = c.Id, ReadAt = portal.Clock.Now })]);
        await portal.ReplacePaper(clerk, session);

        await portal.SendAs(clerk, await portal.Updating(session.Id));

        var read = await portal.InDatabase(db => db.ReadCases.Where(r => r.SessionReviewerId == reader.Id && r.Version == 2).ToListAsync());
        Assert.Equal([cases[1].Id], read.Select(r => r.CaseId));
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == oldFile)));
        Assert.Equal(1, await portal.InDatabase(db => db.ReviewPackets.CountAsync(p => p.SessionId == session.Id && p.FileId != null)));
    }

    [Fact]
    public async Task An_added_reviewer_gets_a_link_and_a_password_and_a_removed_one_a_cancellation()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var gone = (await portal.ReviewersOf(session.Id))[1];
        await MailArrives(gone.Id);
        await portal.InDatabase(async db =>
        {
            (await db.SessionReviewers.SingleAsync(r => r.Id == gone.Id)).Drop(4);
            return await db.SaveChangesAsync();
        });
        var added = await portal.AddReviewer(session, 3);
        await portal.BindPacket(session.Id);

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id))).Value;

        Assert.Equal([added.Name], done.Passwords.Select(p => p.Name));
        var mails = await portal.MailsOf(session.Id);
        Assert.Contains(mails, m => m.Mail.AboutId == added.Id && m.Mail.Kind == nameof(ReviewPapersMail));
        Assert.Contains(mails, m => m.Mail.AboutId == gone.Id && m.Mail.Kind == nameof(ReviewerLeftMail));
        Assert.DoesNotContain((await portal.ReviewersOf(session.Id)).Single(r => r.Id == gone.Id).Records, v => v.Version == 2);
    }

    [Fact]
    public async Task Of_updates_sent_at_once_one_counts()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        await portal.ReplacePaper(clerk, session);
        var request = await portal.Updating(session.Id);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SendAs(clerk, request)));

        Assert.Single(results, r => !r.Failed);
        Assert.All(results.Where(r => r.Failed), r => Assert.Equal([RegistrationErrors.AlreadyUpdated], r.Errors));
        Assert.All(await portal.ReviewersOf(session.Id), r => Assert.Equal(2, r.Links.Count));
    }

    [Fact]
    public async Task Nothing_new_makes_no_new_version()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        await portal.BindPacket(session.Id);

        var result = await portal.SendAs(clerk, await portal.Updating(session.Id));

        Assert.Equal([RegistrationErrors.NothingChanged], result.Errors);
    }

    [Fact]
    public async Task New_passwords_for_all_end_the_visits_begun_with_the_old_ones()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var reviewer = (await portal.ReviewersOf(session.Id))[0];
        var visit = Visit(session.Id, reviewer.Id);
        await portal.Add(visit);
        await portal.ReplacePaper(clerk, session);

        var done = (await portal.SendAs(clerk, await portal.Updating(session.Id, ViewingPasswordChoice.OneForAll))).Value;

        Assert.Equal(2, done.Passwords.Count);
        Assert.NotNull(await portal.InDatabase(db => db.ReviewVisits.Where(v => v.Id == visit.Id).Select(v => v.EndedAt).SingleAsync()));
    }

    private ReviewVisit Visit(Guid sessionId, Guid reviewerId) => new()
    {
        SessionId = sessionId,
        SessionReviewerId = reviewerId,
        KeyHash = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
        StartedAt = portal.Clock.Now,
        LastSeenAt = portal.Clock.Now,
    };

    private Task<int> Opens(Guid reviewerId, int version) => portal.InDatabase(async db =>
    {
        (await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewerId && v.Version == version)).Opened(portal.Clock.Now);
        return await db.SaveChangesAsync();
    });

    private Task<int> MailArrives(Guid reviewerId) => portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == reviewerId)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent).SetProperty(x => x.SentAt, portal.Clock.Now)));
}
