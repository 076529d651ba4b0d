using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>How much was removed, for the record that stays.</summary>
internal sealed record RemovedPapers(int Documents, int Pages);

/// <summary>What ends with a session: the gate and the papers.</summary>
internal static class PapersRemoval
{
    /// <summary>Every link and every visit of the session is dead from the commit on.</summary>
    public static async Task CloseGateAsync(
        this PortalDbContext db, Guid sessionId, IEnumerable<SessionReviewer> reviewers, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var ids = reviewers.Select(r => r.Id).ToList();
        var links = await db.ReviewLinks.Where(l => ids.Contains(l.SessionReviewerId) && l.RevokedAt == null)
            .ToListAsync(cancellationToken);
        links.ForEach(l => l.Revoke(at));
        var visits = await db.HoldVisitsAsync(sessionId, cancellationToken);
        visits.ForEach(v => v.End(at));
        db.DiscardStamps(visits, at);
    }

    /// <summary>Bytes, file names and labels go; numbers stay.</summary>
    public static async Task<RemovedPapers> RemovePapersAsync(
        this PortalDbContext db, Guid sessionId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var documents = await db.ReviewDocuments
            .FromSql($"SELECT *, xmin FROM review_documents WHERE session_id = {sessionId} ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        db.RemovePapers(documents, at);

        // One that was never sent would be bound yet, and bring back what is removed here.
        var packets = await db.HoldPacketsAsync(sessionId, cancellationToken);
        db.RemovePackets(packets.Where(p => p.PublishedAt is null), at);
        foreach (var packet in packets.Where(p => p.PublishedAt is not null))
        {
            db.Discard(packet.FileId, at);
            packet.Purge();
        }

        foreach (var item in await db.ReviewCases.Where(c => c.SessionId == sessionId).ToListAsync(cancellationToken))
        {
            item.Label = "";
        }

        return new RemovedPapers(documents.Count, documents.Sum(d => d.PageCount));
    }
}
