using Microsoft.EntityFrameworkCore;
using Portal.Core.Mail;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.ReviewBoard.Viewing;

/// <summary>A registered session whose insurer gets notices, and what happens to it.</summary>
internal static class NoticeSteps
{
    /// <summary>Registered on 20 November, meeting on 3 December 2026.</summary>
    public static async Task<(TestUser Clerk, ReviewSession Session)> RegisteredWithNotices(
        this PortalFixture portal, int reviewers = 2, DateTimeOffset? at = null)
    {
        portal.Clock.Now = at ?? InJapan(2026, 11, 20, 9, 12);
        var clerk = await portal.NewClerk();
        var session = await portal.NewReadySession(clerk, reviewers);
        await portal.Register(clerk, session.Id);
        await portal.NotifyInsurer(clerk.InsurerId!.Value);
        return (clerk, session);
    }

    /// <summary>Confirmed addresses for both kinds of notices.</summary>
    public static async Task NotifyInsurer(this PortalFixture portal, Guid insurerId)
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var address = new NotificationAddress
            {
                InsurerId = insurerId,
                Kind = kind,
                Email = AddressOf(insurerId),
                EmailKey = AddressOf(insurerId),
                AddedAt = portal.Clock.Now,
            };
            address.Confirm(portal.Clock.Now);
            await portal.Add(address);
        }
    }

    public static string AddressOf(Guid insurerId) => $"n{insurerId:N}@example.jp";

    public static Task<List<OutgoingMail>> NoticesTo(this PortalFixture portal, TestUser clerk)
    {
        var address = AddressOf(clerk.InsurerId!.Value);
        return portal.InDatabase(db => db.OutgoingMails.Where(m => m.Recipient == address).OrderBy(m => m.CreatedAt).ToListAsync());
    }

    public static Task<int> Opens(this PortalFixture portal, Guid reviewerId, DateTimeOffset at) =>
        portal.Note(reviewerId, v => v.Opened(at));

    public static Task<int> Reads(this PortalFixture portal, Guid reviewerId) =>
        portal.Note(reviewerId, v => v.Viewed(portal.Clock.Now));

    /// <summary>What becomes of every mail to this reviewer.</summary>
    public static Task<int> Outcome(this PortalFixture portal, Guid reviewerId, MailStatus status, DateTimeOffset at) =>
        portal.InDatabase(db => db.OutgoingMails.Where(m => m.AboutId == reviewerId).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.Status, status)
            .SetProperty(x => x.FailedAt, status == MailStatus.Undeliverable ? at : null)));

    private static Task<int> Note(this PortalFixture portal, Guid reviewerId, Action<ViewingRecord> act) =>
        portal.InDatabase(async db =>
        {
            act(await db.ViewingRecords.SingleAsync(v => v.SessionReviewerId == reviewerId));
            return await db.SaveChangesAsync();
        });
}
