using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Inside a transaction: rows that reviewers and the mail worker change at any moment, held until we commit, so that a clerk
/// is never refused because somebody happened to be reading.
/// </summary>
internal static class LockedRows
{
    /// <summary>The session, deleted or not; changes of one session take turns. Null when it is not this insurer's.</summary>
    public static async Task<ReviewSession?> HoldSessionAsync(
        this PortalDbContext db, ICurrentUser user, Guid sessionId, CancellationToken cancellationToken) =>
        (await db.ReviewSessions.FromSql($"""
            SELECT *, xmin FROM review_sessions WHERE id = {sessionId} AND insurer_id = {user.InsurerId} FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    /// <summary>As <see cref="HoldSessionAsync"/>, for what can be done only while links work.</summary>
    public static async Task<Result<ReviewSession>> HoldOpenSessionAsync(
        this PortalDbContext db, ICurrentUser user, DateOnly today, Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.HoldSessionAsync(user, sessionId, cancellationToken);
        if (session is null || session.Status == ReviewSessionStatus.Deleted)
        {
            return RegistrationErrors.NotFound;
        }

        return session.IsOpenOn(today) ? session : RegistrationErrors.NotRegistered;
    }

    /// <summary>For a job: null when another instance, or a clerk, has it just now.</summary>
    public static async Task<ReviewSession?> TakeSessionAsync(
        this PortalDbContext db, Guid sessionId, CancellationToken cancellationToken) =>
        (await db.ReviewSessions.FromSql($"""
            SELECT *, xmin FROM review_sessions WHERE id = {sessionId} FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();

    public static Task<List<SessionReviewer>> HoldReviewersAsync(
        this PortalDbContext db, Guid sessionId, CancellationToken cancellationToken) =>
        db.SessionReviewers.FromSql($"""
            SELECT *, xmin FROM session_reviewers WHERE session_id = {sessionId} ORDER BY position, id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);

    public static Task<List<ReviewVisit>> HoldVisitsAsync(
        this PortalDbContext db, Guid sessionId, CancellationToken cancellationToken) =>
        db.ReviewVisits.FromSql($"""
            SELECT *, xmin FROM review_visits
            WHERE session_id = {sessionId} AND (ended_at IS NULL OR stamped_file_id IS NOT NULL)
            ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);

    /// <summary>One visit, whatever has become of it: its own requests note that it goes on, at any moment.</summary>
    public static Task<ReviewVisit> HoldVisitAsync(this PortalDbContext db, Guid visitId, CancellationToken cancellationToken) =>
        db.ReviewVisits.FromSql($"SELECT *, xmin FROM review_visits WHERE id = {visitId} FOR NO KEY UPDATE")
            .SingleAsync(cancellationToken);

    /// <summary>What they did with this version: reading goes on meanwhile and is written down afterwards.</summary>
    public static Task<List<ViewingRecord>> HoldRecordsAsync(
        this PortalDbContext db, IEnumerable<Guid> sessionReviewerIds, int version, CancellationToken cancellationToken)
    {
        var ids = sessionReviewerIds.ToArray();
        return db.ViewingRecords.FromSql($"""
            SELECT *, xmin FROM viewing_records
            WHERE session_reviewer_id = ANY({ids}) AND version = {version} ORDER BY session_reviewer_id FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken);
    }

    /// <summary>A new link goes out: an older one is not sent besides. A password mail that still waits stays right.</summary>
    public static Task WithdrawLinkMailsAsync(
        this PortalDbContext db, IEnumerable<Guid> sessionReviewerIds, CancellationToken cancellationToken) =>
        db.WithdrawMailsAsync(sessionReviewerIds, m => !m.CarriesPassword(), cancellationToken);

    public static bool CarriesPassword(this OutgoingMail mail) => mail.Kind == nameof(ViewingPasswordMail);
}
