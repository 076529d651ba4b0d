using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Links;
using Portal.Core.Mail;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Writes notices (通知) to the insurer's confirmed addresses. The row in session_notices is what makes each go once; it is
/// written also when there is no address, or an address added later would be told of the past.
/// </summary>
public sealed class SessionNotices(PortalDbContext db, PortalUrls urls, TimeProvider clock)
{
    public async Task<SessionNoticeFacts> FactsAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var reviewers = await db.SessionReviewers.CountAsync(
            r => r.SessionId == session.Id && r.RevokedAt == null, cancellationToken);
        return new SessionNoticeFacts(
            session.Number, session.PlannedOn!.Value, session.Version, reviewers, urls.To($"/insurer/review-sessions/{session.Id}"));
    }

    public string ListUrl => urls.To("/insurer/review-sessions");

    public void Note(ReviewSession session, SessionNoticeKind kind, Guid sessionReviewerId = default) => db.Add(new SessionNotice
    {
        SessionId = session.Id,
        Kind = kind,
        Version = session.Version,
        SessionReviewerId = sessionReviewerId,
        At = clock.GetUtcNow(),
    });

    public async Task TellAsync(Guid insurerId, NoticeKind kind, IMail mail, Guid? aboutId, CancellationToken cancellationToken)
    {
        var addresses = await db.NotificationAddresses
            .Where(a => a.InsurerId == insurerId && a.Kind == kind && a.ConfirmedAt != null)
            .OrderBy(a => a.AddedAt).Select(a => a.Email).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.AddRange(addresses.Select(address => OutgoingMail.Compose(MailAddress.ToSend(address), mail, now, aboutId)));
    }

    /// <summary>Saves; false when another instance had written the same notice, so that nothing of it is kept.</summary>
    public async Task<bool> SaveOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.Violates(SessionNotice.Once))
        {
            return false;
        }
    }
}
