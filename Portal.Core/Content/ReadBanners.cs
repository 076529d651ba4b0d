using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Content;

/// <summary>Brings what this instance shows up to date, for what another instance has set or ended.</summary>
public sealed record ReadBanners : IRequest<bool>;

public sealed class ReadBannersHandler(PortalDbContext db, ShownBanners shown, TimeProvider clock) : IRequestHandler<ReadBanners, bool>
{
    public async Task<bool> Handle(ReadBanners request, CancellationToken cancellationToken)
    {
        await shown.ReadAsync(db, clock.GetUtcNow(), cancellationToken);
        return false;
    }
}
