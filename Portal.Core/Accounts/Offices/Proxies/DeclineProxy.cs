using MediatR;
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
    public Task<Result> Handle(DeclineProxy request, CancellationToken cancellationToken)
    {
        var answer = new ProxyAnswer(ProxyState.Declined, (proxy, at) => proxy.Decline(request.OfficeId, at), "ProxyDeclined");
        return new ProxyAnswering(db, user, clock.GetUtcNow()).AnswerAsync(request.OfficeId, request.Id, answer, FollowAsync, cancellationToken);
    }

    private async Task<IMail> FollowAsync(Proxy proxy, CancellationToken cancellationToken)
    {
        await db.WithdrawMailsAsync([proxy.Id], _ => true, cancellationToken);
        return new ProxyDeclinedMail(proxy.AgentNumber);
    }
}
