using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Storage;

namespace Portal.Core.ReviewBoard;

/// <summary>PDFを1つ入れる: streamed into quarantine, placed by its name, checked later by the worker.</summary>
/// <param name="SessionId">Which session.</param>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Content">The bytes while they arrive.</param>
/// <param name="CaseId">The case that the person chose; null to let the name decide.</param>
/// <param name="Kind">The kind that the person chose, with <paramref name="CaseId"/>.</param>
/// <param name="ReplacesId">差し替え: the paper that goes once the new one is clean.</param>
/// <param name="ForWholeSession">全体の資料: the person chose no case, but the whole session.</param>
public sealed record UploadPaper(
    Guid SessionId, string FileName, Stream Content, Guid? CaseId = null, ReviewDocumentKind? Kind = null, Guid? ReplacesId = null,
    bool ForWholeSession = false)
    : IRequest<Result<UploadedPaper>>;

/// <param name="DocumentId">The new row; null when the same file is in that place already.</param>
/// <param name="FileName">For display.</param>
/// <param name="Problem">Why it was not taken; null when it was.</param>
/// <param name="Message">What became of it, for the person.</param>
public sealed record UploadedPaper(Guid? DocumentId, string FileName, string? Problem, string Message);

public sealed class UploadPaperHandler(PortalDbContext db, IFileStore files, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UploadPaper, Result<UploadedPaper>>
{
    public async Task<Result<UploadedPaper>> Handle(UploadPaper request, CancellationToken cancellationToken)
    {
        var editable = await db.OwnSession(user, request.SessionId)
            .Select(s => (bool?)(s.Status == ReviewSessionStatus.Draft || s.Status == ReviewSessionStatus.Registered))
            .SingleOrDefaultAsync(cancellationToken);
        if (editable != true)
        {
            return editable is null ? PreparationErrors.NotFound : ReviewSessionErrors.NotEditable;
        }

        var name = DisplayName.Clean(request.FileName, ReviewDocument.FileNameMaxLength);
        var (stored, problem) = await StoreAsync(name, request.Content, cancellationToken);
        try
        {
            var paper = await KeepAsync(request, name, stored, problem, cancellationToken);
            if (stored is not null && (paper.Failed || paper.Value.DocumentId is null || paper.Value.Problem is not null))
            {
                await files.DeleteAsync(stored.FileId, CancellationToken.None);
            }

            return paper;
        }
        catch when (stored is not null)
        {
            await files.DeleteAsync(stored.FileId, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Only what is called a PDF is kept for the check; what it really is, the check finds out.</summary>
    private async Task<(StoredBytes? Stored, string? Problem)> StoreAsync(
        string name, Stream content, CancellationToken cancellationToken)
    {
        if (!name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
        {
            return (null, PaperProblems.NotAPdf);
        }

        try
        {
            var stored = await files.SaveAsync(content, ReviewDocument.MaxBytes, cancellationToken);
            return stored.SizeBytes == 0 ? await DropAsync(stored, PaperProblems.Empty) : (stored, null);
        }
        catch (FileTooLargeException)
        {
            return (null, PaperProblems.TooLarge);
        }
    }

    private async Task<(StoredBytes?, string?)> DropAsync(StoredBytes stored, string problem)
    {
        await files.DeleteAsync(stored.FileId, CancellationToken.None);
        return (null, problem);
    }

    private async Task<Result<UploadedPaper>> KeepAsync(
        UploadPaper request, string name, StoredBytes? stored, string? problem, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await db.LockOwnSessionAsync(user, request.SessionId, cancellationToken);
        if (session is not { IsEditable: true })
        {
            return session is null ? PreparationErrors.NotFound : ReviewSessionErrors.NotEditable;
        }

        var spot = await new PaperSpot(db).FindAsync(request, name, cancellationToken);
        if (spot.Failed)
        {
            return spot.Errors[0];
        }

        if (stored is not null && await IsThereAlreadyAsync(session.Id, spot.Value, stored.Sha256, cancellationToken))
        {
            return new UploadedPaper(null, name, null, "同じファイルがすでに入っています。もう一度入れる必要はありません。");
        }

        problem ??= await OverLimitAsync(session.Id, stored!.SizeBytes, request.ReplacesId, cancellationToken);
        var document = NewDocument(session.Id, name, spot.Value, stored, problem, request.ReplacesId);
        session.Touched(user.AccountId!.Value, document.UploadedAt);
        db.Add(document);
        db.Add(AuditEvent.By(
            user, document.UploadedAt, problem is null ? "ReviewDocumentUploaded" : "ReviewDocumentRefused", nameof(ReviewDocument),
            document.Id, details: new { document.SessionId, document.CaseId, Kind = document.Kind.ToString(), document.SizeBytes }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new UploadedPaper(document.Id, name, problem, problem ?? spot.Value.Message);
    }

    private ReviewDocument NewDocument(
        Guid sessionId, string name, PaperSpot.Found spot, StoredBytes? stored, string? problem, Guid? replacesId)
    {
        var document = new ReviewDocument
        {
            SessionId = sessionId,
            CaseId = spot.Place.CaseId,
            Kind = spot.Place.Kind,
            NeedsPlace = spot.Place.NeedsPlace,
            Position = spot.Position,
            ReplacesId = replacesId,
            FileName = name,
            FileId = stored?.FileId,
            SizeBytes = stored?.SizeBytes ?? 0,
            Sha256 = stored?.Sha256 ?? new string('0', 64),
            UploadedAt = clock.GetUtcNow(),
            UploadedById = user.AccountId!.Value,
        };
        if (problem is not null)
        {
            document.Refuse(problem);
        }

        return document;
    }

    private Task<bool> IsThereAlreadyAsync(Guid sessionId, PaperSpot.Found spot, string sha256, CancellationToken cancellationToken) =>
        db.ReviewDocuments.AnyAsync(
            d => d.SessionId == sessionId && d.CaseId == spot.Place.CaseId && d.Kind == spot.Place.Kind
                && d.Sha256 == sha256 && d.Status != ReviewDocumentStatus.Refused,
            cancellationToken);

    /// <summary>Counted while the session's row is locked: two uploads at once cannot both take the last room.</summary>
    private async Task<string?> OverLimitAsync(Guid sessionId, long bytes, Guid? replacesId, CancellationToken cancellationToken)
    {
        var taken = await db.ReviewDocuments
            .Where(d => d.SessionId == sessionId && d.Status != ReviewDocumentStatus.Refused && d.Id != replacesId)
            .GroupBy(_ => 1).Select(g => new { Bytes = g.Sum(d => d.SizeBytes), Count = g.Count() })
            .SingleOrDefaultAsync(cancellationToken);
        return (taken?.Bytes ?? 0) + bytes > ReviewSession.MaxBytes ? PaperProblems.SessionFull
            : (taken?.Count ?? 0) >= ReviewSession.MaxPages ? PaperProblems.SessionHasAllPages
            : null;
    }
}
