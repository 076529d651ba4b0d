using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>市町村の一覧 as the secretariat looks after it, in figures.</summary>
public sealed record FindMunicipalityMasters : IRequest<MunicipalityMasters>;

/// <param name="Municipalities">Those that exist.</param>
/// <param name="Ended">Those that an imported list no longer held.</param>
/// <param name="Changes">旧市町村名.</param>
/// <param name="ImportedAt">When a list was last imported; null while it is the supplied one.</param>
public sealed record MunicipalityMasters(int Municipalities, int Ended, int Changes, DateTimeOffset? ImportedAt);

public sealed class FindMunicipalityMastersHandler(PortalDbContext db) : IRequestHandler<FindMunicipalityMasters, MunicipalityMasters>
{
    public async Task<MunicipalityMasters> Handle(FindMunicipalityMasters request, CancellationToken cancellationToken)
    {
        var ended = await db.Municipalities.CountAsync(m => m.EndedOn != null, cancellationToken);
        return new(
            await db.Municipalities.CountAsync(cancellationToken) - ended,
            ended,
            await db.MunicipalityChanges.CountAsync(cancellationToken),
            await db.PublicStatusVersions.Where(v => v.Cause == PublicStatusCause.Places && v.PublishedById != null)
                .MaxAsync(v => (DateTimeOffset?)v.PublishedAt, cancellationToken));
    }
}
