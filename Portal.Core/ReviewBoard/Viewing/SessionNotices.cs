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

    /// <summary>
    /// Does a job for the first session that is due, in one transaction in which no other instance has it. Answers whether there
    /// may be more.
    /// </summary>
    public async Task<bool> ForFirstAsync(
        IQueryable<ReviewSession> due, Func<ReviewSession, Task> tellAsync, CancellationToken cancellationToken)
    {
        var id = await due.Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = id == default ? null : await db.TakeSessionAsync(id, cancellationToken);

        // Another instance may have told it between the look and the lock.
        if (session is null || !await due.AnyAsync(s => s.Id == session.Id, cancellationToken))
        {
            return false;
        }

        await tellAsync(session);
        if (await SaveOnceAsync(cancellationToken))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }

    public void Note(ReviewSession session, SessionNoticeKind kind, Guid sessionReviewerId = default) => db.Add(new SessionNotice
    {
        SessionId = session.Id,
        Kind = kind,
        Version = session.Version,
        SessionReviewerId = sessionReviewerId,
        At = clock.GetUtcNow(),
    });

    public Task TellAsync(ReviewSession session, NoticeKind kind, IMail mail, CancellationToken cancellationToken) =>
        TellAsync(session.InsurerId, kind, mail, DeadlineOf(session), cancellationToken);

    /// <summary>Each mail is about its address: when it fails, the settings page says so beside it.</summary>
    public async Task TellAsync(
        Guid insurerId, NoticeKind kind, IMail mail, DateTimeOffset notAfter, CancellationToken cancellationToken)
    {
        var addresses = await db.NotificationAddresses
            .Where(a => a.InsurerId == insurerId && a.Kind == kind && a.ConfirmedAt != null)
            .OrderBy(a => a.AddedAt).Select(a => new { a.Id, a.Email }).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.AddRange(addresses.Select(a => OutgoingMail.Compose(MailAddress.ToSend(a.Email), mail, now, a.Id, notAfter)));
    }

    public DateTimeOffset DeadlineOf(ReviewSession session) =>
        MailDeadline.Of(session.PlannedOn!.Value, session.ExpiresOn!.Value, clock.GetUtcNow());

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
