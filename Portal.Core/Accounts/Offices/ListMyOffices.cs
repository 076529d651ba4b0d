using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>所属する事業所・医療機関, in the order in which the person joined them.</summary>
public sealed record ListMyOffices : IRequest<IReadOnlyList<MyOffice>>;

/// <param name="IsCurrent">This browser works for it now.</param>
public sealed record MyOffice(Guid Id, string Name, OfficeKind Kind, string Number, bool IsAdministrator, bool IsCurrent);

public sealed class ListMyOfficesHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<ListMyOffices, IReadOnlyList<MyOffice>>
{
    public async Task<IReadOnlyList<MyOffice>> Handle(ListMyOffices request, CancellationToken cancellationToken) => await (
        from m in db.OfficeMemberships
        join o in db.Offices on m.OfficeId equals o.Id
        where m.AccountId == user.AccountId && m.LeftAt == null
        orderby m.JoinedAt, m.Id
        select new MyOffice(o.Id, o.Name, o.Kind, o.Number, m.IsAdministrator, o.Id == user.OfficeId)).ToListAsync(cancellationToken);
}
