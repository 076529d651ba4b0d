using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Quarantine;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// Writes down what came of a check (検査の結果): the cleaned file takes the place of the quarantined one, or the paper is
/// refused. Somebody may have removed the paper meanwhile: then only the new bytes are let go of.
/// </summary>
public sealed class PaperOutcomes(PortalDbContext db, FileCheck check, TimeProvider clock)
{
    internal async Task WriteAsync(ReviewDocument claim, CheckOutcome outcome, CancellationToken cancellationToken)
    {
        var session = await db.LockSessionAsync(claim.SessionId, cancellationToken);
        var document = await db.HoldClaimAsync(claim, cancellationToken);
        if (session is null || document is null)
        {
            Discard((outcome as CheckOutcome.Clean)?.Stored.FileId);
        }
        else if (!check.PutOff(document, outcome))
        {
            await ApplyAsync(outcome, session, document, cancellationToken);
            await db.SaveSessionAsync(session, cancellationToken);
        }
    }

    private async Task ApplyAsync(
        CheckOutcome outcome, ReviewSession session, ReviewDocument document, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case CheckOutcome.Clean { Pdf: { } pdf } clean when await FitsAsync(document, pdf.PageCount, cancellationToken):
                Discard(document.FileId);
                document.Cleaned(clean.Stored.FileId, clean.Stored.SizeBytes, pdf.PageCount, PageSizesText.Write(pdf.Pages));
                await ReplaceAsync(document, cancellationToken);
                break;
            case CheckOutcome.Clean tooMany:
                Discard(tooMany.Stored.FileId);
                Discard(document.FileId);
                document.Refuse(PaperProblems.SessionHasAllPages);
                break;
            case CheckOutcome.Refused refused:
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
