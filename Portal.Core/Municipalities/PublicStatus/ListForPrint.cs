using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>市町村の対応状況 as a whole, for paper.</summary>
/// <param name="Prefecture">Its Latin letters; null for all.</param>
public sealed record ListForPrint(string? Prefecture) : IRequest<PrintedStatus>;

/// <param name="Version">公表の版.</param>
/// <param name="PublishedAt">When that was published; null before the first one.</param>
/// <param name="AsOf">The day by which a start has come or not.</param>
/// <param name="Municipalities">In the order of the codes.</param>
/// <param name="Counts">How far they are.</param>
public sealed record PrintedStatus(
    int Version, DateTimeOffset? PublishedAt, DateOnly AsOf, IReadOnlyList<PublishedMunicipality> Municipalities, ProgressCounts Counts);

public sealed class ListForPrintHandler(PortalDbContext db, PublicStatus status, TimeProvider clock) : IRequestHandler<ListForPrint, PrintedStatus>
{
    public async Task<PrintedStatus> Handle(ListForPrint request, CancellationToken cancellationToken)
    {
        var (snapshot, today) = (await status.CurrentAsync(db, cancellationToken), clock.TodayInJapan());
        var rows = snapshot.Municipalities.Where(m => request.Prefecture is null || m.Prefecture.Romaji == request.Prefecture).ToList();
        return new PrintedStatus(snapshot.Version, snapshot.PublishedAt, today, rows, ProgressCounts.Of(rows, today));
    }
}
