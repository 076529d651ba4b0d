using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>代理: one 委任 of the office that the person works for now, on either side; null when it is neither's.</summary>
public sealed record FindProxy(Guid Id) : IRequest<ProxyView?>;

public sealed class FindProxyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindProxy, ProxyView?>
{
    public async Task<ProxyView?> Handle(FindProxy request, CancellationToken cancellationToken)
    {
        if (user.OfficeId is not { } officeId)
        {
            return null;
        }

        var found = await db.OwnProxy(officeId, request.Id).AsNoTracking().Select(p => new
        {
            Proxy = p,
            Principal = db.Offices.Where(o => o.Id == p.PrincipalId).Select(o => new { o.Name, o.Number }).First(),
            Agent = db.Offices.Where(o => o.Id == p.AgentId).Select(o => o.Name).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null
            : found.Proxy.PrincipalId == officeId ? ProxyView.OfGiven(found.Proxy, found.Agent, clock.GetUtcNow())
            : ProxyView.OfReceived(found.Proxy, found.Principal.Name, found.Principal.Number, clock.GetUtcNow());
    }
}
