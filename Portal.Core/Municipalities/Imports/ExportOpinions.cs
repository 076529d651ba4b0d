using System.Globalization;
using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>主治医意見書の電送の開始日と住民の問い合わせ先 of every municipality, in the form in which they are imported.</summary>
public sealed record ExportOpinions : IRequest<IReadOnlyList<IReadOnlyList<object?>>>;

public sealed class ExportOpinionsHandler(PortalDbContext db, PublicStatus status)
    : IRequestHandler<ExportOpinions, IReadOnlyList<IReadOnlyList<object?>>>
{
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> Handle(ExportOpinions request, CancellationToken cancellationToken) =>
        [.. (await status.CurrentAsync(db, cancellationToken)).Municipalities.Select(m => (IReadOnlyList<object?>)
        [
            m.Code, m.Name, m.OpinionStartsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, m.Desk?.Name, m.Desk?.Phone,
        ])];
}
