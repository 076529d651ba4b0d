using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>
/// The municipalities that come with the product (reference data). A code that was never there is added; what is there is never changed:
/// from then on it is the secretariat's, who imports the ministry's list.
/// </summary>
public static class SuppliedMunicipalities
{
    public static async Task AddMissingAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.Municipalities.Select(m => m.Code).ToHashSetAsync(cancellationToken);
        var told = (await db.MunicipalityChanges.Select(c => new { c.ChangedOn, c.OldName, c.NewCode }).ToListAsync(cancellationToken))
            .Select(c => (c.ChangedOn, c.OldName, c.NewCode)).ToHashSet();
        var places = ShippedPlaces.List.Municipalities.Where(m => !known.Contains(m.Code))
            .Select(m => new Municipality { Code = m.Code, Name = m.Name, Kana = m.Kana }).ToList();
        var changes = ShippedPlaces.List.Changes.Where(c => !told.Contains((c.ChangedOn, c.OldName, c.NewCode)))
            .Select(c => new MunicipalityChange
            {
                ChangedOn = c.ChangedOn,
                Kind = c.Kind,
                OldCode = c.OldCode,
                OldName = c.OldName,
                NewCode = c.NewCode,
            }).ToList();
        if (places.Count + changes.Count == 0)
        {
            return;
        }

        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Places, now, byId: null, cancellationToken);
        db.AddRange(places);
        db.AddRange(changes);
        db.Add(version);
        db.Add(AuditEvent.ByCommandLine(
            now, "MunicipalitiesSupplied", nameof(PublicStatusVersion), version.Id,
            new { count = places.Count, formerNames = changes.Count, list = ShippedPlaces.List.Version }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
