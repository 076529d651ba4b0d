using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

/// <summary>Where an arriving paper goes: where the person pointed, or where its name says.</summary>
internal sealed class PaperSpot(PortalDbContext db)
{
    /// <param name="Place">Case and kind.</param>
    /// <param name="Position">Its order among the papers there.</param>
    /// <param name="Message">The place in words.</param>
    /// <param name="ReplacesId">差し替え: the paper that goes once the new one is clean; null for an addition.</param>
    public sealed record Found(PaperPlace Place, int Position, string Message, Guid? ReplacesId);

    public async Task<Result<Found>> FindAsync(UploadPaper request, string fileName, CancellationToken cancellationToken)
    {
        if (request.ReplacesId is { } replacedId)
        {
            // The first of two would take the paper's place, and the second would stay beside it.
            if (await db.ReviewDocuments.AnyAsync(
                d => d.ReplacesId == replacedId && d.SessionId == request.SessionId && d.Status != ReviewDocumentStatus.Refused,
                cancellationToken))
            {
                return PreparationErrors.ReplacementUnderWay;
            }

            return await db.ReviewDocuments
                .Where(d => d.Id == replacedId && d.SessionId == request.SessionId)
                .Select(d => new Found(new PaperPlace(d.CaseId, d.Kind, d.NeedsPlace), d.Position, "検査が終わると、入れ替わります。", d.Id))
                .SingleOrDefaultAsync(cancellationToken) is { } replaced ? replaced : PreparationErrors.PaperGone;
        }

        var cases = await db.ReviewCases.Where(c => c.SessionId == request.SessionId).OrderBy(c => c.Position)
            .Select(c => new CaseName(c.Id, c.Position, c.CaseNumber)).ToListAsync(cancellationToken);
        if (request.CaseId is { } caseId && cases.All(c => c.Id != caseId))
        {
            return PreparationErrors.CaseGone;
        }

        var place = request switch
        {
            { ForWholeSession: true } => PaperPlace.WholeSession,
            { CaseId: null } => PaperPlacement.Find(fileName, cases),
            _ => new PaperPlace(request.CaseId, request.Kind ?? PaperPlacement.KindOf(fileName)),
        };
        // docs/adr/0030
        if (await SameNameAsync(request.SessionId, place, fileName, cancellationToken) is { } before)
        {
            return new Found(place, before.Position, "前の同じ名前の資料と、検査が終わると入れ替わります", before.Id);
        }

        var last = await db.ReviewDocuments
            .Where(d => d.SessionId == request.SessionId && d.CaseId == place.CaseId && d.Kind == place.Kind)
            .MaxAsync(d => (int?)d.Position, cancellationToken);
        return new Found(place, (last ?? 0) + 1, Describe(place, fileName, cases), ReplacesId: null);
    }

    private Task<ReviewDocument?> SameNameAsync(
        Guid sessionId, PaperPlace place, string fileName, CancellationToken cancellationToken) =>
        db.ReviewDocuments.AsNoTracking()
            .Where(d => d.SessionId == sessionId && d.CaseId == place.CaseId && d.Kind == place.Kind && d.NeedsPlace == place.NeedsPlace
                && d.FileName == fileName && d.Status == ReviewDocumentStatus.Ready
                && !db.ReviewDocuments.Any(other => other.ReplacesId == d.Id && other.Status != ReviewDocumentStatus.Refused))
            .OrderBy(d => d.Position).ThenBy(d => d.Id).FirstOrDefaultAsync(cancellationToken);

    private static string Describe(PaperPlace place, string fileName, List<CaseName> cases)
    {
        if (cases.Find(c => c.Id == place.CaseId) is { } found)
        {
            return $"審査順{found.Position}・{place.Kind.ToJapanese()}へ入れました";
        }

        return place switch
        {
            { NeedsPlace: false } => "全体の資料へ入れました",
            _ when PaperPlacement.OrderOf(fileName) is { } order && cases.Exists(c => c.Position == order) =>
                $"審査順{order}の事例と、同じ番号の事例があります。入れ先を選んでください",
            _ when PaperPlacement.OrderOf(fileName) is { } order => $"審査順{order}の事例がありません。入れ先を選んでください",
            _ => "ファイル名から入れ先が分かりません。入れ先を選んでください",
        };
    }
}
