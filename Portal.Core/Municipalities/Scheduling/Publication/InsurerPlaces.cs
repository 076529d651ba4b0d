using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>どの保険者が、どの市町村のものか: whose municipalities change on the public page when an insurer's day is published.</summary>
internal sealed class InsurerPlaces
{
    private readonly ILookup<Guid, InsurerPlace> byInsurer;

    private InsurerPlaces(ILookup<Guid, InsurerPlace> byInsurer) => this.byInsurer = byInsurer;

    /// <summary>By their codes; empty when it cannot be told.</summary>
    public IReadOnlyList<InsurerPlace> Of(Guid insurerId) => [.. byInsurer[insurerId]];

    // A union says itself whom it insures. Of a municipality only the prefecture can be taken from its number: some have that of a ward.
    public static async Task<InsurerPlaces> ReadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var places = await db.Municipalities.AsNoTracking().Where(m => m.EndedOn == null).OrderBy(m => m.Code)
            .Select(m => new InsurerPlace(m.Code, m.Name)).ToListAsync(cancellationToken);
        var insurers = await db.Insurers.AsNoTracking().Where(i => i.HasInsurerFunction).OrderBy(i => i.InsurerNumber)
            .Select(i => new { i.Id, i.InsurerNumber, i.Name, i.Kind, Members = i.Members.ToList() }).ToListAsync(cancellationToken);
        return Of([.. insurers.Select(i => new PlacedInsurer(i.Id, i.InsurerNumber, i.Name, i.Kind, i.Members))], places);
    }

    /// <param name="insurers">All with 保険者機能, by their numbers.</param>
    /// <param name="places">All municipalities, by their codes.</param>
    public static InsurerPlaces Of(IReadOnlyCollection<PlacedInsurer> insurers, IEnumerable<InsurerPlace> places)
    {
        var unionOf = insurers.SelectMany(i => i.Members, (i, m) => (m.Code, i.Id)).DistinctBy(p => p.Code).ToDictionary(p => p.Code, p => p.Id);
        var ownOf = insurers.Where(i => i.Kind == InsurerKind.Municipality)
            .Select(i => (Key: (i.InsurerNumber[..2], i.Name), i.Id)).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Id);
        return new InsurerPlaces(places
            .Select(p => (Place: p, Insurer: unionOf.TryGetValue(p.Code, out var union) ? union
                : ownOf.TryGetValue((p.Code[..2], p.Name), out var own) ? own : (Guid?)null))
            .Where(p => p.Insurer is not null).ToLookup(p => p.Insurer!.Value, p => p.Place));
    }
}

/// <summary>What of an insurer says whose it is.</summary>
internal sealed record PlacedInsurer(Guid Id, string InsurerNumber, string Name, InsurerKind Kind, IReadOnlyList<MemberMunicipality> Members);

/// <param name="Code">全国地方公共団体コード.</param>
internal sealed record InsurerPlace(string Code, string Name);
