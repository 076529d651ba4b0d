using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>All municipalities as one version of the public status shows them.</summary>
public sealed class PublicStatusSnapshot
{
    private readonly FrozenDictionary<string, PublishedMunicipality> byCode;

    private PublicStatusSnapshot(int version, DateTimeOffset? publishedAt, List<PublishedMunicipality> municipalities)
    {
        (Version, PublishedAt, Municipalities) = (version, publishedAt, municipalities);
        byCode = municipalities.ToFrozenDictionary(m => m.Code);
    }

    public int Version { get; }

    /// <summary>When this version was published; null before the first one.</summary>
    public DateTimeOffset? PublishedAt { get; }

    /// <summary>In the order of their codes; without those that are gone.</summary>
    public IReadOnlyList<PublishedMunicipality> Municipalities { get; }

    public PublishedMunicipality? Find(string code) => byCode.GetValueOrDefault(code);

    internal static async Task<PublicStatusSnapshot> LoadAsync(PortalDbContext db, int version, CancellationToken cancellationToken)
    {
        var publishedAt = await db.PublicStatusVersions.Where(v => v.Number == version)
            .Select(v => (DateTimeOffset?)v.PublishedAt).SingleOrDefaultAsync(cancellationToken);
        var former = (await db.MunicipalityChanges.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(c => c.NewCode);
        var starts = (await db.ServiceStarts.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(s => s.MunicipalityCode);
        var rows = await db.Municipalities.AsNoTracking().Where(m => m.EndedOn == null).OrderBy(m => m.Code).ToListAsync(cancellationToken);
        return new PublicStatusSnapshot(version, publishedAt, [.. rows.Select(m => new PublishedMunicipality(
            m.Code, m.Name, m.Kana, ShippedPlaces.List.PrefectureOf(m.Code),
            [.. former[m.Code].OrderByDescending(c => c.ChangedOn).ThenBy(c => c.OldName, StringComparer.Ordinal)
                .Select(c => new FormerName(c.ChangedOn, c.Kind, c.OldCode, c.OldName))],
            [.. starts[m.Code].OrderByDescending(s => s.Version)
                .Select(s => new PublishedStart(s.Version, s.State, s.StartsOn, s.Reason, s.PublishedAt))]))]);
    }
}
