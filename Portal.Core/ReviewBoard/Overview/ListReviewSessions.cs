using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>審査会の一覧の1ページ分.</summary>
public sealed record ListReviewSessions(ReviewSessionFilter Filter, int Page) : IRequest<SessionList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record SessionList(IReadOnlyList<SessionRow> Rows, int Count, int Page);

public sealed class ListReviewSessionsHandler(PortalDbContext db, ICurrentUser user)
    : IRequestHandler<ListReviewSessions, SessionList>
{
    public async Task<SessionList> Handle(ListReviewSessions request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.ReviewSessions.Where(s => s.InsurerId == user.InsurerId));
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        // The ids first: what is counted for each row would otherwise be counted for all the rows before the page too.
        var shown = await request.Filter.Order(found).Select(s => s.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var rows = await request.Filter.Order(db.ReviewSessions.Where(s => shown.Contains(s.Id)))
            .ToRows(db).ToListAsync(cancellationToken);

        return new SessionList(rows, count, page);
    }
}
