using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>One municipality that is no more; null when there was none of that code in that prefecture, or while it exists.</summary>
/// <param name="Prefecture">Its Latin letters.</param>
/// <param name="Code">全国地方公共団体コード.</param>
public sealed record FindGoneMunicipality(string? Prefecture, string? Code) : IRequest<GoneMunicipality?>;

public sealed class FindGoneMunicipalityHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<FindGoneMunicipality, GoneMunicipality?>
{
    public async Task<GoneMunicipality?> Handle(FindGoneMunicipality request, CancellationToken cancellationToken) =>
        (await status.CurrentAsync(db, cancellationToken)).FindGone(request.Code ?? "") is { } gone && gone.Prefecture.Romaji == request.Prefecture
            ? gone : null;
}
