using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>One vendor, for the secretariat.</summary>
public sealed record FindSystemVendor(Guid Id) : IRequest<SystemVendorDetails?>;

/// <summary>システムベンダの画面. <c>Version</c> is for the form: what was looked at.</summary>
/// <param name="Months">What it said, the newest first.</param>
public sealed record SystemVendorDetails(Guid Id, uint Version, string Name, IReadOnlyList<VendorMonthView> Months)
{
    public DateOnly? PossibleFrom => Months.Count > 0 ? Months[0].PossibleFrom : null;
}

/// <param name="By">Who entered it.</param>
public sealed record VendorMonthView(DateOnly? PossibleFrom, DateTimeOffset SetAt, string? By);

public sealed class FindSystemVendorHandler(PortalDbContext db) : IRequestHandler<FindSystemVendor, SystemVendorDetails?>
{
    public Task<SystemVendorDetails?> Handle(FindSystemVendor request, CancellationToken cancellationToken) =>
        db.SystemVendors.AsNoTracking().Where(v => v.Id == request.Id)
            .Select(v => new SystemVendorDetails(
                v.Id, EF.Property<uint>(v, RowVersions.Property), v.Name,
                v.Months.OrderByDescending(m => m.SetAt).Select(m => new VendorMonthView(
                    m.PossibleFrom, m.SetAt, db.Users.Where(a => a.Id == m.SetById).Select(a => a.DisplayName).SingleOrDefault())).ToList()))
            .SingleOrDefaultAsync(cancellationToken);
}
