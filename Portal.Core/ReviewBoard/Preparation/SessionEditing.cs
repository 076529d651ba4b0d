using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>One change of a session's cases or papers (事例・資料の変更): its own session, still editable, one at a time.</summary>
internal static class SessionEditing
{
    /// <param name="db">Our unit of work.</param>
    /// <param name="user">Who is acting.</param>
    /// <param name="now">When.</param>
    /// <param name="sessionId">Which session.</param>
    /// <param name="change">Makes the change, audit event included; answers why not, or null.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<Result> EditSessionAsync(
        this PortalDbContext db, ICurrentUser user, DateTimeOffset now, Guid sessionId,
        Func<ReviewSession, Task<Error?>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockOwnSessionAsync(user, sessionId, cancellationToken);
        if (session is not { IsEditable: true })
        {
            return session is null ? PreparationErrors.NotFound : ReviewSessionErrors.NotEditable;
        }

        // The checker writes into these rows without the session's lock: it waits, or takes others first.
        await db.Database.ExecuteSqlAsync($"""
            SELECT 1 FROM review_documents
            WHERE session_id = {sessionId} AND status IN ('Checking', 'AwaitingScan') ORDER BY id FOR UPDATE
            """, cancellationToken);
        if (await change(session) is { } refusal)
        {
            return refusal;
        }

        if (session.Version > 0 && !db.ChangeTracker.HasChanges())
        {
            return Result.Done;
        }

        session.Touched(user.AccountId!.Value, now);
        await db.SaveSessionAsync(session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Removes papers with their bytes; the worker deletes these after the commit.</summary>
    public static void RemovePapers(this PortalDbContext db, IEnumerable<ReviewDocument> papers, DateTimeOffset now)
    {
        foreach (var paper in papers)
        {
            db.Discard(paper.FileId, now);
            db.Remove(paper);
        }
    }
}
