using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Mail;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>
/// 代理を引き受ける, by an administrator of the organisation that was asked. An earlier 委任 of the same office to it ends with it. A second
/// click, or a colleague who was a moment faster, is no refusal.
/// </summary>
/// <param name="OfficeId">The organisation that the page named.</param>
/// <param name="Id">The 委任.</param>
public sealed record AcceptProxy(Guid OfficeId, Guid Id) : IRequest<Result>;

public sealed class AcceptProxyHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AcceptProxy, Result>
{
    public Task<Result> Handle(AcceptProxy request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var answer = new ProxyAnswer(ProxyState.InForce, (proxy, at) => proxy.Accept(request.OfficeId, user.AccountId!.Value, at), "ProxyAccepted");
        return new ProxyAnswering(db, user, now).AnswerAsync(request.OfficeId, request.Id, answer, FollowAsync, cancellationToken);

        async Task<IMail> FollowAsync(Proxy proxy, CancellationToken stop)
        {
            await ReplaceAsync(proxy, now, stop);
            var agent = await db.Offices.Where(o => o.Id == request.OfficeId).Select(o => o.Name).SingleAsync(stop);
            return new ProxyAcceptedMail(agent, proxy.Scope, proxy.LastOn);
        }
    }

    /// <summary>Who acts by the earlier one goes on by this one.</summary>
    private async Task ReplaceAsync(Proxy proxy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var replaced = await db.HoldReplacedAsync(proxy, now, cancellationToken);
        foreach (var earlier in replaced)
        {
            earlier.End(now);
            db.Add(AuditEvent.By(user, now, "ProxyEnded", nameof(Proxy), earlier.Id, details: new { OfficeId = proxy.AgentId, ReplacedBy = proxy.Id }));
        }

        var ids = replaced.Select(p => p.Id).ToList();
        await db.WithdrawMailsAsync([proxy.Id, .. ids], _ => true, cancellationToken);
        await db.AccountSessions.Where(s => s.ProxyId != null && ids.Contains(s.ProxyId.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProxyId, proxy.Id), cancellationToken);
    }
}
