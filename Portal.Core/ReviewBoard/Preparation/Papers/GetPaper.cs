using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>資料1つの画面: where it stands and where it could go.</summary>
public sealed record GetPaper(Guid SessionId, Guid DocumentId) : IRequest<PaperView?>;

/// <summary>資料1つの画面. <c>CaseId</c> is null for a paper of the whole session, and for one without a place yet.</summary>
public sealed record PaperView(
    SessionHead Head, Guid Id, string FileName, Guid? CaseId, ReviewDocumentKind Kind, bool NeedsPlace,
    ReviewDocumentStatus Status, int PageCount, long SizeBytes, IReadOnlyList<CaseName> Cases)
{
    public CaseName? Case => Cases.FirstOrDefault(c => c.Id == CaseId);
}

public sealed class GetPaperHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<GetPaper, PaperView?>
{
    public async Task<PaperView?> Handle(GetPaper request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var paper = session is null ? null : await db.ReviewDocuments.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == request.DocumentId && d.SessionId == session.Id, cancellationToken);
        if (paper is null)
        {
            return null;
        }

        var cases = await db.ReviewCases.Where(c => c.SessionId == session!.Id).OrderBy(c => c.Position)
            .Select(c => new CaseName(c.Id, c.Position, c.CaseNumber)).ToListAsync(cancellationToken);
        return new PaperView(
            SessionHead.Of(session!), paper.Id, paper.FileName, paper.CaseId, paper.Kind, paper.NeedsPlace, paper.Status,
            paper.PageCount, paper.SizeBytes, cases);
    }
}
