using Microsoft.EntityFrameworkCore;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

public sealed class SessionLogTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(null)]
    [InlineData(GetSessionLog.OldestFirst)]
    public async Task Mails_that_failed_in_one_instant_stand_once_each_on_the_pages(string? sort)
    {
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, ReviewSession.MaxReviewers);
        await portal.Register(clerk, session.Id, byMail: true);
        var ids = (await portal.ReviewersOf(session.Id)).Select(r => (Guid?)r.Id).ToList();
        await portal.InDatabase(db => db.OutgoingMails.Where(m => ids.Contains(m.AboutId))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.FailedAt, portal.Clock.Now)));

        var first = (await portal.SendAs(clerk, new GetSessionLog(session.Id, 1, sort)))!;
        var second = (await portal.SendAs(clerk, new GetSessionLog(session.Id, 2, sort)))!;

        // To each of them, the URL and the password.
        var failures = first.Events.Concat(second.Events).Select(e => e.Text)
            .Where(t => t.EndsWith("へのメールが届きませんでした", StringComparison.Ordinal)).CountBy(t => t).ToList();
        Assert.Equal(ReviewSession.MaxReviewers, failures.Count);
        Assert.All(failures, f => Assert.Equal(2, f.Value));
    }
}
