using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>システムベンダの一覧, by name. There are about ten of them.</summary>
public sealed record ListSystemVendors : IRequest<IReadOnlyList<SystemVendorRow>>;

/// <param name="PossibleFrom">初期セットアップができる月; null while it is not known.</param>
/// <param name="Insurers">Who uses its system.</param>
public sealed record SystemVendorRow(Guid Id, string Name, DateOnly? PossibleFrom, int Insurers);

public sealed class ListSystemVendorsHandler(PortalDbContext db) : IRequestHandler<ListSystemVendors, IReadOnlyList<SystemVendorRow>>
{
    public async Task<IReadOnlyList<SystemVendorRow>> Handle(ListSystemVendors request, CancellationToken cancellationToken) =>
        await db.SystemVendors.OrderBy(v => v.NameKey).ThenBy(v => v.Id)
            .Select(v => new SystemVendorRow(
                v.Id, v.Name, v.Months.OrderByDescending(m => m.SetAt).Select(m => m.PossibleFrom).FirstOrDefault(),
                db.Insurers.Count(i => i.VendorId == v.Id)))
            .ToListAsync(cancellationToken);
}
