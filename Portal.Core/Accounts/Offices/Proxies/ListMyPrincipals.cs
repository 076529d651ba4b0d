using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>代理で扱える事業所・医療機関: those for which the person may act now, the one that is chosen first, then the newest.</summary>
/// <param name="Text">A part of the name or of the number, as typed; empty for all.</param>
public sealed record ListMyPrincipals(string? Text = null) : IRequest<MyPrincipalList>;

/// <param name="Rows">At most <see cref="ListLimits.PageSize"/>: beyond that people search.</param>
/// <param name="Count">Of all that were searched for, counted up to <see cref="ListLimits.Counted"/>: more is said as 以上.</param>
public sealed record MyPrincipalList(IReadOnlyList<MyPrincipal> Rows, int Count);

/// <param name="ProxyId">The 委任.</param>
/// <param name="Name">名称.</param>
/// <param name="Number">介護事業所番号 or 医療機関コード.</param>
/// <param name="Organisation">頼まれた組織, of which the person is.</param>
/// <param name="Scope">代理の範囲.</param>
/// <param name="LastOn">最後の日.</param>
/// <param name="IsCurrent">This browser acts for it now.</param>
public sealed record MyPrincipal(Guid ProxyId, string Name, string Number, string Organisation, ProxyScope Scope, DateOnly LastOn, bool IsCurrent);

public sealed class ListMyPrincipalsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListMyPrincipals, MyPrincipalList>
{
    public async Task<MyPrincipalList> Handle(ListMyPrincipals request, CancellationToken cancellationToken)
    {
        var (current, typed) = (user.Proxy?.Id, TextSearch.WithoutBlanks(JapaneseNfc.Normalise(request.Text ?? "").Trim()));
        var code = WidthFolding.ToBareCode(typed);
        var found =
            from p in db.ProxiesInForceFor(user.AccountId, clock.GetUtcNow())
            join principal in db.Offices on p.PrincipalId equals principal.Id
            join agent in db.Offices on p.AgentId equals agent.Id
            where typed == "" || TextSearch.OfficeHolds(principal.Name, typed) || (code != "" && principal.Number.Contains(code))
            select new { Proxy = p, Principal = principal, Agent = agent };
        // Both in one question: a page asks five at most.
        var rows = await found.OrderByDescending(f => f.Proxy.Id == current).ThenByDescending(f => f.Proxy.AcceptedAt).ThenBy(f => f.Proxy.Id)
            .Take(ListLimits.PageSize)
            .Select(f => new
            {
                Count = found.OrderBy(_ => 1).Take(ListLimits.Counted + 1).Count(),
                Row = new MyPrincipal(
                    f.Proxy.Id, f.Principal.Name, f.Principal.Number, f.Agent.Name, f.Proxy.Scope, f.Proxy.LastOn, f.Proxy.Id == current),
            }).ToListAsync(cancellationToken);
        return new MyPrincipalList(rows.ConvertAll(r => r.Row), rows.FirstOrDefault()?.Count ?? 0);
    }
}
