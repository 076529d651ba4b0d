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

public sealed record ReviewCaseList(SessionHead Head, IReadOnlyList<CaseRow> Cases, int Count);

public sealed class ListReviewCasesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListReviewCases, ReviewCaseList?>
{
    public async Task<ReviewCaseList?> Handle(ListReviewCases request, CancellationToken cancellationToken)
    {
        var session = await db.OwnSession(user, request.SessionId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (session is null)
        {
            return null;
        }

        var all = db.ReviewCases.Where(c => c.SessionId == session.Id);
        var count = await all.CountAsync(cancellationToken);
        var cases = await all.OrderBy(c => c.Position)
            .Skip((Math.Max(request.Page, 1) - 1) * ListReviewCases.PageSize).Take(ListReviewCases.PageSize)
            .Select(c => new CaseRow(c.Id, c.Position, c.CaseNumber, c.Kind, c.Label)).ToListAsync(cancellationToken);
        return new ReviewCaseList(SessionHead.Of(session), cases, count);
    }
}
