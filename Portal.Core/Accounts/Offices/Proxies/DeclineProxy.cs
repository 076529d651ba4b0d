using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>代理を辞退する, by an administrator of the organisation that was asked. Who asked is told.</summary>
/// <param name="OfficeId">The organisation that the page named.</param>
/// <param name="Id">The 委任.</param>
public sealed record DeclineProxy(Guid OfficeId, Guid Id) : IRequest<Result>;

public sealed class DeclineProxyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeclineProxy, Result>
{
    public async Task<Result> Handle(DeclineProxy request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldProxyForAsync(user, request.OfficeId, request.Id, cancellationToken);
        if (held.Failed || held.Value.PrincipalId == request.OfficeId)
        {
            return held.Failed ? Result.Fail(held.Errors) : ProxyErrors.NotFound;
        }

        var (proxy, now) = (held.Value, clock.GetUtcNow());
        if (proxy.StateAt(now) == ProxyState.Declined)
        {
            return Result.Done;
        }

        if (proxy.Decline(request.OfficeId, now) is { Failed: true } refused)
        {
            return refused;
        }

        await db.WithdrawMailsAsync([proxy.Id], _ => true, cancellationToken);
        foreach (var email in await db.AddressesOfAsync(proxy.PrincipalId, proxy.OfferedById, cancellationToken))
        {
            db.Add(OutgoingMail.Compose(email, new ProxyDeclinedMail(proxy.AgentNumber), now, proxy.Id));
        }

        db.Add(AuditEvent.By(user, now, "ProxyDeclined", nameof(Proxy), proxy.Id, details: new { request.OfficeId }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
