using MediatR;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>Brings what this instance shows up to date, for what another instance has published.</summary>
public sealed record ReadPublicStatus : IRequest<bool>;

public sealed class ReadPublicStatusHandler(PortalDbContext db, PublicStatus status) : IRequestHandler<ReadPublicStatus, bool>
{
    public async Task<bool> Handle(ReadPublicStatus request, CancellationToken cancellationToken)
    {
        await status.ReadAsync(db, cancellationToken);
        return false;
    }
}
