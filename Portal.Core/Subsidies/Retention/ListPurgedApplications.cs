using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Subsidies;

/// <summary>削除した申請の記録, the newest first.</summary>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListPurgedApplications(int Page) : IRequest<PurgedApplicationList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>.</param>
/// <param name="Count">Counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
/// <param name="Page">The page shown, from 1.</param>
public sealed record PurgedApplicationList(IReadOnlyList<PurgedApplication> Rows, int Count, int Page);

public sealed class ListPurgedApplicationsHandler(PortalDbContext db) : IRequestHandler<ListPurgedApplications, PurgedApplicationList>
{
    public async Task<PurgedApplicationList> Handle(ListPurgedApplications request, CancellationToken cancellationToken)
    {
        var count = await db.PurgedApplications.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await db.PurgedApplications.AsNoTracking().OrderByDescending(p => p.PurgedAt).ThenByDescending(p => p.Id)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize).ToListAsync(cancellationToken);
        return new PurgedApplicationList(rows, count, page);
    }
}
