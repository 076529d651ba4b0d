using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>What goes with a draft, whether a clerk gives it up or nobody comes back to it. Nobody had been told anything.</summary>
internal static class DraftRemoval
{
    /// <summary>Cases, papers, packets and reviewers; the session itself stays as a record.</summary>
    public static async Task<RemovedPapers> RemoveDraftAsync(
        this PortalDbContext db, ReviewSession session, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var papers = await db.ReviewDocuments.Where(d => d.SessionId == session.Id).ToListAsync(cancellationToken);
        db.RemovePapers(papers, at);
        db.RemovePackets(await db.HoldPacketsAsync(session.Id, cancellationToken), at);
        db.RemoveRange(await db.ReviewCases.Where(c => c.SessionId == session.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.SessionReviewers.Where(r => r.SessionId == session.Id).ToListAsync(cancellationToken));
        return new RemovedPapers(papers.Count, papers.Sum(p => p.PageCount));
    }
}
