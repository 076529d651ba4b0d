using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>なくなった市町村 of imported lists, with what each of them belongs to now.</summary>
public sealed record ListEndedMunicipalities : IRequest<IReadOnlyList<EndedMunicipality>>;

/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">With its prefecture.</param>
/// <param name="EndedOn">When the imported list no longer held it.</param>
/// <param name="Successors">What it belongs to now, in words; empty while nobody said.</param>
/// <param name="Recorded">What the secretariat has recorded, and can take back.</param>
public sealed record EndedMunicipality(
    string Code, string Name, DateOnly EndedOn, IReadOnlyList<string> Successors, IReadOnlyList<RecordedSuccessor> Recorded);

/// <param name="Id">Of the change.</param>
/// <param name="Name">The successor's.</param>
public sealed record RecordedSuccessor(Guid Id, string Name);

public sealed class ListEndedMunicipalitiesHandler(PortalDbContext db) : IRequestHandler<ListEndedMunicipalities, IReadOnlyList<EndedMunicipality>>
{
    public async Task<IReadOnlyList<EndedMunicipality>> Handle(ListEndedMunicipalities request, CancellationToken cancellationToken)
    {
        var places = await db.Municipalities.AsNoTracking().OrderByDescending(m => m.EndedOn).ThenBy(m => m.Code).ToListAsync(cancellationToken);
        var today = places.Where(m => m.EndedOn is null).ToDictionary(m => m.Code, m => m.Name);
        var changes = await db.MunicipalityChanges.AsNoTracking().Where(c => c.TakenBackInVersion == null).ToListAsync(cancellationToken);
        var successions = new Successions(changes, today.Keys);
        var names = places.ToDictionary(m => m.Code, m => m.Name);
        var recorded = changes.Where(MunicipalityChange.IsSuccessor.Compile())
            .ToLookup(c => c.OldCode, c => new RecordedSuccessor(c.Id, names.GetValueOrDefault(c.NewCode, c.NewCode)));
        return [.. places.Where(m => m.EndedOn is not null).Select(m => new EndedMunicipality(
            m.Code, ShippedPlaces.List.PrefectureOf(m.Code).Name + m.Name, m.EndedOn!.Value, [.. successions.Follow(m.Code).Select(c => today[c])],
            [.. recorded[m.Code]]))];
    }
}
