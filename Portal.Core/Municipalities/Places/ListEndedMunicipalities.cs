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
public sealed record EndedMunicipality(string Code, string Name, DateOnly EndedOn, IReadOnlyList<string> Successors);

public sealed class ListEndedMunicipalitiesHandler(PortalDbContext db) : IRequestHandler<ListEndedMunicipalities, IReadOnlyList<EndedMunicipality>>
{
    public async Task<IReadOnlyList<EndedMunicipality>> Handle(ListEndedMunicipalities request, CancellationToken cancellationToken)
    {
        var places = await db.Municipalities.AsNoTracking().OrderByDescending(m => m.EndedOn).ThenBy(m => m.Code).ToListAsync(cancellationToken);
        var today = places.Where(m => m.EndedOn is null).ToDictionary(m => m.Code, m => m.Name);
        var successions = new Successions(await db.MunicipalityChanges.AsNoTracking().ToListAsync(cancellationToken), today.Keys);
        return [.. places.Where(m => m.EndedOn is not null).Select(m => new EndedMunicipality(
            m.Code, ShippedPlaces.List.PrefectureOf(m.Code).Name + m.Name, m.EndedOn!.Value, [.. successions.Follow(m.Code).Select(c => today[c])]))];
    }
}
