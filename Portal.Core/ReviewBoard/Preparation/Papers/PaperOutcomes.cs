using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <param name="DocumentId">The paper under check.</param>
/// <param name="SessionId">Its session.</param>
/// <param name="FileId">Its bytes in quarantine.</param>
/// <param name="Attempt">Which attempt this is: a later one has taken the paper over.</param>
internal sealed record PaperClaim(Guid DocumentId, Guid SessionId, Guid? FileId, int Attempt);

/// <summary>What came of one check.</summary>
internal abstract record PaperOutcome
{
    public sealed record Clean(StoredBytes Stored, int PageCount, string PageSizes) : PaperOutcome;

    public sealed record Refused(string Problem) : PaperOutcome;

    public sealed record Waits(string Problem, TimeSpan Pause) : PaperOutcome;
}

/// <summary>
/// Writes down what came of a check (検査の結果): the cleaned file takes the place of the quarantined one, or the paper is
/// refused. Somebody may have removed the paper meanwhile: then only the new bytes are let go of.
/// </summary>
internal sealed class PaperOutcomes(PortalDbContext db, TimeProvider clock, PaperClaim claim)
{
    public async Task WriteAsync(PaperOutcome outcome, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockSessionAsync(claim.SessionId, cancellationToken);
        var document = await db.ReviewDocuments.SingleOrDefaultAsync(
            d => d.Id == claim.DocumentId && d.Attempts == claim.Attempt && d.FileId == claim.FileId, cancellationToken);
        if (session is null || document is null)
        {
            Discard((outcome as PaperOutcome.Clean)?.Stored.FileId);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            await ApplyAsync(outcome, session, document, cancellationToken);
            await db.SaveSessionAsync(session, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task ApplyAsync(
        PaperOutcome outcome, ReviewSession session, ReviewDocument document, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case PaperOutcome.Waits wait:
                document.AwaitScan(wait.Problem, clock.GetUtcNow() + wait.Pause);
                return;
            case PaperOutcome.Clean clean when await FitsAsync(document, clean.PageCount, cancellationToken):
                Discard(document.FileId);
                document.Cleaned(clean.Stored.FileId, clean.Stored.SizeBytes, clean.PageCount, clean.PageSizes);
                await ReplaceAsync(document, cancellationToken);
                break;
            case PaperOutcome.Clean tooMany:
                Discard(tooMany.Stored.FileId);
                Discard(document.FileId);
                document.Refuse(PaperProblems.SessionHasAllPages);
                break;
            case PaperOutcome.Refused refused:
                Discard(document.FileId);
                document.Refuse(refused.Problem);
                break;
        }

        db.Add(AuditEvent.ByWorker(
            clock.GetUtcNow(), "ReviewDocumentChecked", nameof(ReviewDocument), document.Id, session.InsurerId,
            new { document.SessionId, Status = document.Status.ToString(), document.PageCount }));
    }

    /// <summary>Counted while the session's row is locked, so that two workers cannot both take the last pages.</summary>
    private async Task<bool> FitsAsync(ReviewDocument document, int pages, CancellationToken cancellationToken) =>
        await db.ReviewDocuments
            .Where(d => d.SessionId == document.SessionId && d.Id != document.Id && d.Id != document.ReplacesId)
            .SumAsync(d => d.PageCount, cancellationToken) + pages <= ReviewSession.MaxPages;

    private async Task ReplaceAsync(ReviewDocument document, CancellationToken cancellationToken)
    {
        var old = await db.ReviewDocuments.SingleOrDefaultAsync(
            d => d.Id == document.ReplacesId && d.SessionId == document.SessionId, cancellationToken);
        if (old is not null)
        {
            // Where the old one stands now: it may have been moved while the new one was checked.
            (document.CaseId, document.Kind, document.NeedsPlace) = (old.CaseId, old.Kind, old.NeedsPlace);
            document.Position = old.Position;
            Discard(old.FileId);
            db.Remove(old);
        }
    }

    private void Discard(Guid? fileId) => db.Discard(fileId, clock.GetUtcNow());
}
