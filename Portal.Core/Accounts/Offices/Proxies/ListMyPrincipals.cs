using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>代理で扱える事業所・医療機関: those for which the person may act now, the newest first.</summary>
public sealed record ListMyPrincipals : IRequest<IReadOnlyList<MyPrincipal>>;

/// <param name="ProxyId">The 委任.</param>
/// <param name="OfficeId">The office that is acted for.</param>
/// <param name="Name">名称.</param>
/// <param name="Number">介護事業所番号 or 医療機関コード.</param>
/// <param name="Organisation">頼まれた組織, of which the person is.</param>
/// <param name="Scope">代理の範囲.</param>
/// <param name="LastOn">最後の日.</param>
/// <param name="IsCurrent">This browser acts for it now.</param>
public sealed record MyPrincipal(
    Guid ProxyId, Guid OfficeId, string Name, string Number, string Organisation, ProxyScope Scope, DateOnly LastOn, bool IsCurrent);

public sealed class ListMyPrincipalsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListMyPrincipals, IReadOnlyList<MyPrincipal>>
{
    public async Task<IReadOnlyList<MyPrincipal>> Handle(ListMyPrincipals request, CancellationToken cancellationToken)
    {
        var current = user.Proxy?.Id;
        return await (
            from p in db.ProxiesInForceFor(user.AccountId, clock.GetUtcNow())
            join principal in db.Offices on p.PrincipalId equals principal.Id
            join agent in db.Offices on p.AgentId equals agent.Id
            orderby p.AcceptedAt descending, p.Id
            select new MyPrincipal(p.Id, principal.Id, principal.Name, principal.Number, agent.Name, p.Scope, p.LastOn, p.Id == current))
            .ToListAsync(cancellationToken);
    }
}
