using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>事例1件の画面: what it is and every paper of it.</summary>
public sealed record GetReviewCase(Guid SessionId, Guid CaseId) : IRequest<ReviewCaseView?>;

/// <param name="Head">The head of the page.</param>
/// <param name="Case">The case.</param>
/// <param name="Papers">By kind, in their order.</param>
/// <param name="SavedBy">Who saved the form of the case last, and when.</param>
public sealed record ReviewCaseView(SessionHead Head, CaseRow Case, IReadOnlyList<PaperRow> Papers, LastSave? SavedBy)
{
    /// <summary>For the form.</summary>
    public CaseFacts Facts => new(Case.CaseNumber, Case.Kind, Case.Label);
}

public sealed class GetReviewCaseHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<GetReviewCase, ReviewCaseView?>
{
    public async Task<ReviewCaseView?> Handle(GetReviewCase request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var found = session is null ? null : await db.ReviewCases
            .Where(c => c.Id == request.CaseId && c.SessionId == session.Id)
            .Select(c => new CaseRow(c.Id, c.Position, c.CaseNumber, c.Kind, c.Label))
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var papers = await db.ReviewDocuments.Where(d => d.CaseId == request.CaseId)
            .ToRows(found.Position).ToListAsync(cancellationToken);
        var saved = await db.LastSaves(request.CaseId, SaveReviewCase.Audited).FirstOrDefaultAsync(cancellationToken);
        return new ReviewCaseView(SessionHead.Of(session!), found, papers, saved);
    }
}
