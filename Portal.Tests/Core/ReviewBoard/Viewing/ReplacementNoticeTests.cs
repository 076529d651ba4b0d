using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

/// <summary>Who has opened a version learns of its replacement, whatever happens to the mails on the way.</summary>
public sealed class ReplacementNoticeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_replacement_that_waits_is_told_with_the_next_version()
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();

        await Replace(clerk, session);

        Assert.Equal([nameof(ReviewPapersReplacedMail)], await OpenKindsTo(session.Id, reviewer));
    }

    [Fact]
    public async Task Who_was_told_of_the_second_version_is_told_of_the_third_too()
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();
        await MailsArrive(reviewer);

        await Replace(clerk, session);

        Assert.Equal([nameof(ReviewPapersReplacedMail)], await OpenKindsTo(session.Id, reviewer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sending_the_link_again_does_not_lose_a_replacement_that_waits(bool renew)
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();

        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer, renew));

        Assert.Equal([nameof(ReviewPapersReplacedMail)], await OpenKindsTo(session.Id, reviewer));
    }

    [Fact]
    public async Task A_corrected_address_is_told_of_the_replacement()
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();

        await portal.SendAs(clerk, new CorrectReviewerAddress(session.Id, reviewer, $"{Guid.NewGuid():N}@example.jp", false));

        Assert.Equal([nameof(ReviewPapersReplacedMail)], await OpenKindsTo(session.Id, reviewer));
    }

    [Theory]
    [InlineData(false, nameof(ReviewPapersReplacedMail))]
    [InlineData(true, nameof(ReviewPapersReminderMail))]
    public async Task A_reminder_says_that_papers_were_replaced_unless_that_has_arrived(bool arrived, string expected)
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();
        if (arrived)
        {
            await MailsArrive(reviewer);
        }

        await portal.SendAs(clerk, new RemindUnreadReviewers(session.Id));

        Assert.Equal([expected], await OpenKindsTo(session.Id, reviewer));
    }

    [Fact]
    public async Task Who_has_opened_the_published_version_gets_a_plain_link_again()
    {
        var (clerk, session, reviewer) = await OpenedAndReplaced();
        await Opens(reviewer, version: 2);

        await portal.SendAs(clerk, new SendLinkAgain(session.Id, reviewer, Renew: false));

        Assert.Equal([nameof(ReviewPapersMail)], await OpenKindsTo(session.Id, reviewer));
    }

    /// <summary>The first reviewer has opened version 1; version 2 is published, its mails wait.</summary>
    private async Task<(TestUser Clerk, ReviewSession Session, Guid Reviewer)> OpenedAndReplaced()
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk);
        await portal.Register(clerk, session.Id);
        var reviewer = (await portal.ReviewersOf(session.Id))[0].Id;
        await Opens(reviewer, version: 1);
        await Replace(clerk, session);
        return (clerk, session, reviewer);
    }

    private async Task Replace(TestUser clerk, ReviewSession session)
    {
        await portal.ReplacePaper(clerk, session);
        Assert.Empty((await portal.SendAs(clerk, await portal.Updating(session.Id))).Errors);
    }

    private async Task<IEnumerable<string>> OpenKindsTo(Guid sessionId, Guid reviewerId) =>
        (await portal.MailsOf(sessionId)).Where(m => m.Mail.AboutId == reviewerId && m.Mail.IsOpen).Select(m => m.Mail.Kind);

    private Task<int> Opens(Guid reviewerId, int version) => portal.InDatabase(async db =>
    {
        (await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewerId && v.Version == version)).Opened(portal.Clock.Now);
        return await db.SaveChangesAsync();
    });

    private Task<int> MailsArrive(Guid reviewerId) => portal.InDatabase(db => db.OutgoingMails
        .Where(m => m.AboutId == reviewerId && m.Status == MailStatus.Waiting)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MailStatus.Sent).SetProperty(x => x.SentAt, portal.Clock.Now)));
}
