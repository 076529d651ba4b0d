using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>An insurer's own sessions: what belongs to another insurer, or was deleted, does not exist.</summary>
internal static class OwnSessions
{
    public static IQueryable<ReviewSession> OwnSession(this PortalDbContext db, ICurrentUser user, Guid sessionId) =>
        db.ReviewSessions.Where(s =>
            s.Id == sessionId && s.InsurerId == user.InsurerId && s.Status != ReviewSessionStatus.Deleted);

    /// <summary>
    /// Inside a transaction: the session's row, so that changes of one session take turns until they commit. The weaker
    /// lock lets readers and new child rows pass.
    /// </summary>
    public static async Task<ReviewSession?> LockOwnSessionAsync(
        this PortalDbContext db, ICurrentUser user, Guid sessionId, CancellationToken cancellationToken) =>
        await db.HoldSessionAsync(user, sessionId, cancellationToken) is { Status: not ReviewSessionStatus.Deleted } session
            ? session : null;

    /// <summary>As <see cref="LockOwnSessionAsync"/>, for the worker.</summary>
    public static async Task<ReviewSession?> LockSessionAsync(
        this PortalDbContext db, Guid sessionId, CancellationToken cancellationToken) =>
        (await db.ReviewSessions.FromSql($"""
            SELECT *, xmin FROM review_sessions WHERE id = {sessionId} AND status <> 'Deleted' FOR NO KEY UPDATE
            """).ToListAsync(cancellationToken)).SingleOrDefault();
}
