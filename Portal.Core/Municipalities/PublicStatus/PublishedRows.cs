using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>The rows that a snapshot is made of, put together by municipality.</summary>
internal sealed class PublishedRows
{
    private readonly IReadOnlyList<Municipality> places;
    private readonly ILookup<string, PublishedStart> starts;
    private readonly ILookup<string, PublishedOpinion> opinions;
    private readonly Dictionary<string, PublishedDesk> desks;
    private readonly Successions successions;
    private readonly Dictionary<string, string> kana;
    private readonly IReadOnlyDictionary<int, DateTimeOffset> versions;

    private PublishedRows(
        int version, IReadOnlyDictionary<int, DateTimeOffset> versions, IReadOnlyList<Municipality> places, IReadOnlyList<MunicipalityChange> changes,
        IEnumerable<ServiceStart> starts, IEnumerable<OpinionStart> opinions, IEnumerable<ResidentDesk> desks)
    {
        (Version, this.versions, this.places) = (version, versions, places);
        this.starts = starts.OrderByDescending(s => s.Version)
            .ToLookup(s => s.MunicipalityCode, s => new PublishedStart(s.Version, s.State, s.StartsOn, s.Reason, s.PublishedAt));
        this.opinions = opinions.OrderByDescending(s => s.Version)
            .ToLookup(s => s.MunicipalityCode, s => new PublishedOpinion(s.Version, s.StartsOn, s.Reason, s.PublishedAt));
        this.desks = desks.Where(d => d.Name.Length + d.Phone.Length > 0)
            .ToDictionary(d => d.MunicipalityCode, d => new PublishedDesk(d.Name, d.Phone));
        successions = new Successions([.. changes.Where(c => c.TakenBackInVersion is null)], places.Where(p => p.EndedOn is null).Select(p => p.Code));
        kana = places.Where(p => p.EndedOn is not null).ToDictionary(p => p.Code, p => p.Kana);
        Municipalities = [.. places.Where(p => p.EndedOn is null).Select(Published)];
        PlaceChanges = [.. PlaceChange.Of(places, changes).Where(c => versions.ContainsKey(c.Version))];
    }

    public int Version { get; }

    public DateTimeOffset? PublishedAt => versions.TryGetValue(Version, out var at) ? at : null;

    /// <summary>In the order of their codes; without those that are gone.</summary>
    public IReadOnlyList<PublishedMunicipality> Municipalities { get; }

    public IReadOnlyList<PlaceChange> PlaceChanges { get; }

    public DateTimeOffset PublishedAtOf(int version) => versions[version];

    public static async Task<PublishedRows> LoadAsync(PortalDbContext db, int version, CancellationToken cancellationToken) => new(
        version,
        await db.PublicStatusVersions.Where(v => v.Number == version || v.Cause == PublicStatusCause.Places)
            .ToDictionaryAsync(v => v.Number, v => v.PublishedAt, cancellationToken),
        await db.Municipalities.AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancellationToken),
        await db.MunicipalityChanges.AsNoTracking().ToListAsync(cancellationToken),
        await db.ServiceStarts.AsNoTracking().ToListAsync(cancellationToken),
        await db.OpinionStarts.AsNoTracking().ToListAsync(cancellationToken),
        await db.ResidentDesks.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Those that are no more: ended by a list that lacked them, or known as the former code of another one.</summary>
    public IEnumerable<GoneMunicipality> GoneOf(IReadOnlyDictionary<string, PublishedMunicipality> today)
    {
        var ended = places.Where(p => p.EndedOn is not null).ToDictionary(p => p.Code);
        return ended.Keys.Union(successions.Gone).Select(code =>
        {
            var change = successions.EndOf(code);
            return new GoneMunicipality(
                code, ended.GetValueOrDefault(code)?.Name ?? change!.OldName, ShippedPlaces.List.PrefectureOf(code),
                change?.ChangedOn ?? ended[code].EndedOn, [.. successions.Follow(code).Select(c => today[c])], [.. starts[code]],
                [.. opinions[code]]);
        });
    }

    private PublishedMunicipality Published(Municipality place)
    {
        var former = successions.FormerOf[place.Code].OrderByDescending(c => c.ChangedOn).ThenBy(c => c.OldName, StringComparer.Ordinal).ToList();
        return new PublishedMunicipality(
            place.Code, place.Name, place.Kana, ShippedPlaces.List.PrefectureOf(place.Code),
            [.. former.Select(c => new FormerName(c.ChangedOn, c.Kind, c.OldCode, c.OldName, kana.GetValueOrDefault(c.OldCode ?? "")))],
            [.. starts[place.Code]])
        {
            Opinions = [.. opinions[place.Code]],
            Desk = desks.GetValueOrDefault(place.Code),
            Inherited = [.. former.Where(c => c.OldCode is not null && c.OldCode != place.Code)
                .Where(c => starts.Contains(c.OldCode!) || opinions.Contains(c.OldCode!))
                .DistinctBy(c => c.OldCode).Select(c => new InheritedHistory(c.OldName, [.. starts[c.OldCode!]], [.. opinions[c.OldCode!]]))],
        };
    }
}
