using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Whether a session has room for one more paper. Asked while the session's row is locked: two uploads at once cannot both take the
/// last room, nor put the same file into one place.
/// </summary>
internal sealed class PaperRoom(PortalDbContext db, Guid sessionId)
{
    public Task<bool> HoldsAsync(string sha256, PaperPlace place, CancellationToken cancellationToken) =>
        Papers.AnyAsync(d => d.CaseId == place.CaseId && d.Kind == place.Kind && d.Sha256 == sha256, cancellationToken);

    /// <param name="bytes">Of the paper that has arrived.</param>
    /// <param name="replacedId">The paper whose room it takes; null for an addition.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Why it does not fit; null when it does.</returns>
    public async Task<string?> RefuseAsync(long bytes, Guid? replacedId, CancellationToken cancellationToken)
    {
        var taken = await Papers.Where(d => d.Id != replacedId)
            .GroupBy(_ => 1).Select(g => new { Bytes = g.Sum(d => d.SizeBytes), Count = g.Count() })
            .SingleOrDefaultAsync(cancellationToken);
        return (taken?.Bytes ?? 0) + bytes > ReviewSession.MaxBytes ? PaperProblems.SessionFull
            : (taken?.Count ?? 0) >= ReviewSession.MaxPages ? PaperProblems.SessionHasAllPages
            : null;
    }

    private IQueryable<ReviewDocument> Papers =>
        db.ReviewDocuments.Where(d => d.SessionId == sessionId && d.Status != ReviewDocumentStatus.Refused);
}
