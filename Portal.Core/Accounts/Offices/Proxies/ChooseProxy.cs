using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>代理に切り替える: this browser acts for the office that gave the 委任 from now on, until it chooses again or the 委任 is over.</summary>
public sealed record ChooseProxy(Guid Id) : IRequest<Result>;

public sealed class ChooseProxyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChooseProxy, Result>
{
    public async Task<Result> Handle(ChooseProxy request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await db.ProxiesInForceFor(user.AccountId, now).AnyAsync(p => p.Id == request.Id, cancellationToken))
        {
            return ProxyErrors.NotInForce;
        }

        var session = await db.AccountSessions.SingleAsync(s => s.Id == user.SessionId, cancellationToken);
        if (session.ProxyId != request.Id)
        {
            session.ProxyId = request.Id;
            db.Add(AuditEvent.By(user, now, "ProxyChosen", nameof(Proxy), request.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Result.Done;
    }
}
