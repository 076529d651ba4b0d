using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>更新情報: the newest publications, for who follows them.</summary>
/// <param name="Prefecture">Its Latin letters; null for all.</param>
public sealed record ListPublications(string? Prefecture) : IRequest<PublicationList>;

/// <param name="PublishedAt">When the newest version was published; null before the first one.</param>
/// <param name="Newest">The newest first, a hundred at most.</param>
public sealed record PublicationList(DateTimeOffset? PublishedAt, IReadOnlyList<(PublishedMunicipality Municipality, PublishedStart Start)> Newest);

public sealed class ListPublicationsHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<ListPublications, PublicationList>
{
    private const int AtMost = 100;

    public async Task<PublicationList> Handle(ListPublications request, CancellationToken cancellationToken)
    {
        var snapshot = await status.CurrentAsync(db, cancellationToken);
        return new PublicationList(snapshot.PublishedAt, [.. snapshot.Municipalities
            .Where(m => request.Prefecture is null || m.Prefecture.Romaji == request.Prefecture)
            .SelectMany(m => m.History, (municipality, start) => (municipality, start))
            .OrderByDescending(p => p.start.Version).ThenBy(p => p.municipality.Code, StringComparer.Ordinal).Take(AtMost)]);
    }
}
