using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>更新待ち: what is saved for a registered session and reviewers do not see.</summary>
internal static class WaitingChanges
{
    /// <summary>
    /// Saves a change of a session, its cases, papers or reviewers, and writes down whether anything waits for 更新 now. Inside the
    /// transaction that holds the session's row.
    /// </summary>
    public static async Task SaveSessionAsync(this PortalDbContext db, ReviewSession session, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (session.Status == ReviewSessionStatus.Registered)
        {
            session.NoteAwaitingUpdate(await db.DiffersAsync(session, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What reviewers see of the session's present version.</summary>
    public static IQueryable<ReviewPacket> PublishedPackets(this PortalDbContext db, ReviewSession session) =>
        db.ReviewPackets.Where(p => p.SessionId == session.Id && p.Version == session.Version && p.PublishedAt != null);

    private static async Task<bool> DiffersAsync(this PortalDbContext db, ReviewSession session, CancellationToken cancellationToken)
    {
        var published = await db.PublishedPackets(session).AsNoTracking().SingleAsync(cancellationToken);
        var reviewers = await db.SessionReviewers.AsNoTracking().Where(r => r.SessionId == session.Id).ToListAsync(cancellationToken);
        var input = await new PacketSource(db).ReadAsync(session, cancellationToken);
        return new VersionDifferences(published, input.Contents(), reviewers, SessionPlan.Of(input.Session)).Changes.Count > 0;
    }
}
