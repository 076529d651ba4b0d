using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>事業所・医療機関の情報: the office that the person works for now, or for which they prepare applications by proxy.</summary>
public sealed record FindMyOffice : IRequest<OfficeView?>;

/// <param name="Id">The office.</param>
/// <param name="Kind">種別.</param>
/// <param name="Number">介護事業所番号 or 医療機関コード.</param>
/// <param name="Facts">As its people say.</param>
/// <param name="RegisterFacts">As the register knew it when it was registered.</param>
/// <param name="RegisteredAt">The UTC instant.</param>
/// <param name="Version">Of the row, for a form.</param>
public sealed record OfficeView(
    Guid Id, OfficeKind Kind, string Number, OfficeFacts Facts, OfficeFacts RegisterFacts, DateTimeOffset RegisteredAt, uint Version)
{
    internal static OfficeView Of(Office office, uint version) =>
        new(office.Id, office.Kind, office.Number, office.Facts, office.RegisterFacts, office.RegisteredAt, version);
}

public sealed class FindMyOfficeHandler(PortalDbContext db, ICurrentUser user) : IRequestHandler<FindMyOffice, OfficeView?>
{
    public async Task<OfficeView?> Handle(FindMyOffice request, CancellationToken cancellationToken)
    {
        var officeId = user.OfficeFor(ProxyScope.Prepare);
        var found = await db.Offices.AsNoTracking().Where(o => o.Id == officeId)
            .Select(o => new { Office = o, Version = EF.Property<uint>(o, RowVersions.Property) }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : OfficeView.Of(found.Office, found.Version);
    }
}
