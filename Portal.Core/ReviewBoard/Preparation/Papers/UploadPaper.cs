using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Quarantine;
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
        var intake = new Intake(files);
        var (stored, refusal) = await intake.KeepAsync(name, [".pdf"], request.Content, ReviewDocument.MaxBytes, cancellationToken);
        return await intake.HandOverAsync(
            stored, () => KeepAsync(request, name, stored, PaperProblems.Of(refusal), cancellationToken),
            paper => !paper.Failed && paper.Value is { DocumentId: not null, Problem: null });
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

        var room = new PaperRoom(db, session.Id);
        if (stored is not null && await room.HoldsAsync(stored.Sha256, spot.Value.Place, cancellationToken))
        {
            return new UploadedPaper(null, name, null, "同じファイルがすでに入っています。もう一度入れる必要はありません。");
        }

        problem ??= await room.RefuseAsync(stored!.SizeBytes, spot.Value.ReplacesId, cancellationToken);
        var document = NewDocument(session.Id, name, spot.Value, stored, problem);
        session.Touched(user.AccountId!.Value, document.UploadedAt);
        db.Add(document);
        db.Add(AuditEvent.By(
            user, document.UploadedAt, problem is null ? "ReviewDocumentUploaded" : "ReviewDocumentRefused", nameof(ReviewDocument),
            document.Id, details: new { document.SessionId, document.CaseId, Kind = document.Kind.ToString(), document.SizeBytes }));
        await db.SaveSessionAsync(session, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new UploadedPaper(document.Id, name, problem, problem ?? spot.Value.Message);
    }

    private ReviewDocument NewDocument(
        Guid sessionId, string name, PaperSpot.Found spot, StoredBytes? stored, string? problem)
    {
        var document = new ReviewDocument
        {
            SessionId = sessionId,
            CaseId = spot.Place.CaseId,
            Kind = spot.Place.Kind,
            NeedsPlace = spot.Place.NeedsPlace,
            Position = spot.Position,
            ReplacesId = spot.ReplacesId,
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
}
