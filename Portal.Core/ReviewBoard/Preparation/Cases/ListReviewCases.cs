using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>審査順の一覧, a page at a time.</summary>
public sealed record ListReviewCases(Guid SessionId, int Page) : IRequest<ReviewCaseList?>
{
    public const int PageSize = 100;
}

/// <param name="Head">The head of the page.</param>
/// <param name="Cases">The cases of this page.</param>
/// <param name="Count">All cases.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Order">The order of all cases, for the form.</param>
public sealed record ReviewCaseList(SessionHead Head, IReadOnlyList<CaseRow> Cases, int Count, int Page, string Order);

public sealed class ListReviewCasesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListReviewCases, ReviewCaseList?>
{
    public async Task<ReviewCaseList?> Handle(ListReviewCases request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        var all = db.ReviewCases.Where(c => c.SessionId == session.Id).OrderBy(c => c.Position);
        var ids = await all.Select(c => c.Id).ToListAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, ids.Count, ListReviewCases.PageSize);
        var cases = await all.Skip((page - 1) * ListReviewCases.PageSize).Take(ListReviewCases.PageSize)
            .Select(c => new CaseRow(c.Id, c.Position, c.CaseNumber, c.Kind, c.Label)).ToListAsync(cancellationToken);
        return new ReviewCaseList(SessionHead.Of(session), cases, ids.Count, page, TypedOrder.TextOf(ids));
    }
}
