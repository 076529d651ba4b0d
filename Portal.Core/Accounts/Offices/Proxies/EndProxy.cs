using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 代理を終わりにする, by anybody of the office that gave it, or an administrator of the other side: from the next request on nobody acts by it. Before it was accepted, the office
/// that offered it takes it back. What is over already is no refusal.
/// </summary>
/// <param name="OfficeId">The office or organisation that the page named.</param>
/// <param name="Id">The 委任.</param>
public sealed record EndProxy(Guid OfficeId, Guid Id) : IRequest<Result>;

public sealed class EndProxyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndProxy, Result>
{
    public async Task<Result> Handle(EndProxy request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldProxyToEndAsync(user, request.OfficeId, request.Id, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        var (proxy, now) = (held.Value, clock.GetUtcNow());
        var (state, isPrincipal) = (proxy.StateAt(now), proxy.PrincipalId == request.OfficeId);
        if (state == ProxyState.InForce || (state == ProxyState.Offered && isPrincipal))
        {
            proxy.End(now);
            await db.WithdrawMailsAsync([proxy.Id], _ => true, cancellationToken);
            if (state == ProxyState.InForce)
            {
                await TellAsync(proxy, isPrincipal, now, cancellationToken);
            }

            db.Add(AuditEvent.By(user, now, "ProxyEnded", nameof(Proxy), proxy.Id, details: new { request.OfficeId }));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Both sides, whichever ended it.</summary>
    private async Task TellAsync(Proxy proxy, bool byPrincipal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var names = await db.Offices.Where(o => o.Id == proxy.PrincipalId || o.Id == proxy.AgentId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var (principal, agent) = (names[proxy.PrincipalId], names[proxy.AgentId!.Value]);
        foreach (var side in new[] { proxy.PrincipalId, proxy.AgentId.Value })
        {
            foreach (var email in await db.AddressesOfAsync(side, null, cancellationToken))
            {
                db.Add(OutgoingMail.Compose(email, new ProxyEndedMail(principal, agent, byPrincipal), now, proxy.Id));
            }
        }
    }
}
