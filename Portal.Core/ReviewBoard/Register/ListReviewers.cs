using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Core.ReviewBoard;

/// <summary>審査員名簿の1ページ分.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListReviewers(ReviewerFilter Filter, int Page) : IRequest<ReviewerList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="RegisterIsEmpty">Nobody has been registered at all.</param>
public sealed record ReviewerList(IReadOnlyList<ReviewerRow> Rows, int Count, int Page, bool RegisterIsEmpty);

/// <summary>審査員名簿の1行, with the names of the panels.</summary>
public sealed record ReviewerRow(
    Guid Id, string Name, string Email, string Profession, bool IsActive, IReadOnlyList<string> Panels);

public sealed class ListReviewersHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListReviewers, ReviewerList>
{
    public async Task<ReviewerList> Handle(ListReviewers request, CancellationToken cancellationToken)
    {
        var mine = db.Reviewers.Where(r => r.InsurerId == user.InsurerId);
        var found = request.Filter.Apply(mine);
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        // The ids first: panels would otherwise be looked up for all the rows before the page too.
        var shown = await request.Filter.Order(found).Select(r => r.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        var rows = await request.Filter.Order(db.Reviewers.Where(r => shown.Contains(r.Id)))
            .ToRows(db).ToListAsync(cancellationToken);
        var empty = count == 0 && !await mine.AnyAsync(cancellationToken);

        return new ReviewerList(rows, count, page, empty);
    }
}
