using System.Collections.Frozen;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>All municipalities as one version of the public status shows them.</summary>
public sealed class PublicStatusSnapshot
{
    private readonly FrozenDictionary<string, PublishedMunicipality> byCode;
    private readonly FrozenDictionary<string, GoneMunicipality> gone;

    private PublicStatusSnapshot(PublishedRows rows)
    {
        (Version, PublishedAt, Municipalities) = (rows.Version, rows.PublishedAt, rows.Municipalities);
        byCode = Municipalities.ToFrozenDictionary(m => m.Code);
        PlaceChanges = [.. rows.PlaceChanges.Select(c => (c, rows.PublishedAtOf(c.Version)))];
        gone = rows.GoneOf(byCode).ToFrozenDictionary(m => m.Code);
    }

    public int Version { get; }

    /// <summary>When this version was published; null before the first one.</summary>
    public DateTimeOffset? PublishedAt { get; }

    /// <summary>In the order of their codes; without those that are gone.</summary>
    public IReadOnlyList<PublishedMunicipality> Municipalities { get; }

    /// <summary>What became of municipalities, as versions have said it, with when.</summary>
    public IReadOnlyList<(PlaceChange Change, DateTimeOffset PublishedAt)> PlaceChanges { get; }

    public IReadOnlyCollection<GoneMunicipality> Gone => gone.Values;

    public PublishedMunicipality? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>One that is no more.</summary>
    public GoneMunicipality? FindGone(string code) => gone.GetValueOrDefault(code);

    internal static async Task<PublicStatusSnapshot> LoadAsync(PortalDbContext db, int version, CancellationToken cancellationToken) =>
        new(await PublishedRows.LoadAsync(db, version, cancellationToken));
}
