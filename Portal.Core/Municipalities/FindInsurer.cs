using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>One insurer, for the secretariat.</summary>
public sealed record FindInsurer(Guid Id) : IRequest<InsurerDetails?>;

/// <summary>保険者の画面. <c>Version</c> is for the form: what was looked at.</summary>
public sealed record InsurerDetails(
    Guid Id, uint Version, string InsurerNumber, string Name, InsurerKind Kind, bool HasInsurerFunction,
    IReadOnlyList<MemberMunicipality> Members, Guid? VendorId, string? Vendor);

public sealed class FindInsurerHandler(PortalDbContext db) : IRequestHandler<FindInsurer, InsurerDetails?>
{
    public async Task<InsurerDetails?> Handle(FindInsurer request, CancellationToken cancellationToken)
    {
        var found = await db.Insurers.AsNoTracking().Where(i => i.Id == request.Id)
            .Select(i => new
            {
                Insurer = i,
                Version = EF.Property<uint>(i, RowVersions.Property),
                Vendor = db.SystemVendors.Where(v => v.Id == i.VendorId).Select(v => v.Name).SingleOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found?.Insurer is not { } insurer
            ? null
            : new InsurerDetails(
                insurer.Id, found.Version, insurer.InsurerNumber, insurer.Name, insurer.Kind, insurer.HasInsurerFunction,
                [.. insurer.Members], insurer.VendorId, found.Vendor);
    }
}
