using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>保険者一覧, for the secretariat.</summary>
/// <param name="Filter">What is looked for.</param>
/// <param name="Page">From 1; beyond the end counts as the last page.</param>
public sealed record ListInsurers(InsurerFilter Filter, int Page) : IRequest<InsurerList>;

/// <summary>保険者の一覧の1ページ分. Counted up to <see cref="ListLimits.Counted"/>.</summary>
public sealed record InsurerList(IReadOnlyList<InsurerRow> Rows, int Count, int Page);

/// <param name="Administrators">Those who can sign in.</param>
public sealed record InsurerRow(Guid Id, string InsurerNumber, string Name, InsurerKind Kind, int Accounts, int Administrators);

public sealed class ListInsurersHandler(PortalDbContext db) : IRequestHandler<ListInsurers, InsurerList>
{
    public async Task<InsurerList> Handle(ListInsurers request, CancellationToken cancellationToken)
    {
        var found = request.Filter.Apply(db.Insurers.AsNoTracking());
        var count = await found.CountWithinLimitAsync(cancellationToken);
        var page = ListLimits.PageWithin(request.Page, count);
        var rows = await request.Filter.Order(found)
            .Skip((page - 1) * ListLimits.PageSize).Take(ListLimits.PageSize)
            .ToRows(db).ToListAsync(cancellationToken);
        return new InsurerList(rows, count, page);
    }
}
