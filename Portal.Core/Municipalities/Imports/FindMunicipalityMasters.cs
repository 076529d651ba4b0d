using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>市町村の一覧 as the secretariat looks after it, in figures.</summary>
public sealed record FindMunicipalityMasters : IRequest<MunicipalityMasters>;

/// <param name="Municipalities">Those that exist.</param>
/// <param name="Ended">Those that an imported list no longer held.</param>
/// <param name="Changes">旧市町村名.</param>
/// <param name="WithoutSuccessor">Of the ended ones, those of which nobody said what they belong to now.</param>
/// <param name="ImportedAt">When a list was last imported; null while it is the supplied one.</param>
public sealed record MunicipalityMasters(int Municipalities, int Ended, int Changes, int WithoutSuccessor, DateTimeOffset? ImportedAt);

public sealed class FindMunicipalityMastersHandler(PortalDbContext db) : IRequestHandler<FindMunicipalityMasters, MunicipalityMasters>
{
    public async Task<MunicipalityMasters> Handle(FindMunicipalityMasters request, CancellationToken cancellationToken)
    {
        var counts = await db.Municipalities.GroupBy(m => m.EndedOn != null).Select(g => new { Ended = g.Key, Count = g.Count() })
            .ToDictionaryAsync(c => c.Ended, c => c.Count, cancellationToken);
        return new(
            counts.GetValueOrDefault(false),
            counts.GetValueOrDefault(true),
            await db.MunicipalityChanges.CountAsync(c => c.TakenBackInVersion == null, cancellationToken),
            await db.Municipalities.CountAsync(
                m => m.EndedOn != null && !db.MunicipalityChanges.Any(c => c.OldCode == m.Code && c.NewCode != m.Code && c.TakenBackInVersion == null), cancellationToken),
            await db.PublicStatusVersions.Where(v => v.Cause == PublicStatusCause.Places && v.PublishedById != null)
                .MaxAsync(v => (DateTimeOffset?)v.PublishedAt, cancellationToken));
    }
}
