using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Accounts;

/// <summary>代理の一覧 of the office that the person works for now: what it has given and what it was given. Null without an office.</summary>
/// <param name="All">Everything that is over, too, and not only the newest of it.</param>
public sealed record ListProxies(bool All = false) : IRequest<ProxyList?>;

/// <param name="OfficeId">The office.</param>
/// <param name="OfficeName">名称.</param>
/// <param name="Given">頼んだ代理: what is open, and then what is over, the newest first.</param>
/// <param name="Received">頼まれた代理, likewise.</param>
/// <param name="MayChange">The asking person is an administrator.</param>
public sealed record ProxyList(Guid OfficeId, string OfficeName, IReadOnlyList<ProxyView> Given, IReadOnlyList<ProxyView> Received, bool MayChange);

/// <param name="Id">The 委任.</param>
/// <param name="IsGiven">頼んだ; otherwise 頼まれた.</param>
/// <param name="Other">The other side: 名称, or only its number unless it has accepted.</param>
/// <param name="OtherNumber">Its 介護事業所番号 or 医療機関コード.</param>
/// <param name="Proxy">The 委任.</param>
/// <param name="State">状態.</param>
public sealed record ProxyView(Guid Id, bool IsGiven, string Other, string OtherNumber, Proxy Proxy, ProxyState State)
{
    internal static ProxyView OfGiven(Proxy proxy, string? agent, DateTimeOffset now) =>
        // Who declines says no more of itself than who does not answer.
        new(proxy.Id, true, (proxy.AcceptedAt is null ? null : agent) ?? proxy.AgentNumber, proxy.AgentNumber, proxy, proxy.StateAt(now));

    internal static ProxyView OfReceived(Proxy proxy, string name, string number, DateTimeOffset now) =>
        new(proxy.Id, false, name, number, proxy, proxy.StateAt(now));
}

public sealed class ListProxiesHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListProxies, ProxyList?>
{
    /// <summary>What is over is history: the newest of it are shown, and what is open always is.</summary>
    public const int Most = 200;

    public async Task<ProxyList?> Handle(ListProxies request, CancellationToken cancellationToken)
    {
        if (user.OfficeId is not { } officeId)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var office = await db.Offices.AsNoTracking().Where(o => o.Id == officeId).Select(o => o.Name).SingleAsync(cancellationToken);
        var given = await Shown(db.Proxies.Where(p => p.PrincipalId == officeId), request.All, now)
            .Select(p => new { Proxy = p, Agent = db.Offices.Where(o => o.Id == p.AgentId).Select(o => o.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var received = await Shown(db.ProxiesReceivedBy(officeId), request.All, now)
            .Select(p => new
            {
                Proxy = p,
                Name = db.Offices.Where(o => o.Id == p.PrincipalId).Select(o => o.Name).First(),
                Number = db.Offices.Where(o => o.Id == p.PrincipalId).Select(o => o.Number).First(),
            }).ToListAsync(cancellationToken);
        return new ProxyList(
            officeId, office, OpenFirst(given.Select(g => ProxyView.OfGiven(g.Proxy, g.Agent, now))),
            OpenFirst(received.Select(r => ProxyView.OfReceived(r.Proxy, r.Name, r.Number, now))), user.IsOfficeAdministrator);
    }

    private static IQueryable<Proxy> Shown(IQueryable<Proxy> mine, bool all, DateTimeOffset now)
    {
        var most = all ? int.MaxValue : Most;
        var newestOver = mine.Where(p => p.DeclinedAt != null || p.EndedAt != null || p.EndsAt <= now || (p.AcceptedAt == null && p.OfferEndsAt <= now))
            .OrderByDescending(p => p.Id).Take(most).Select(p => p.Id);
        return mine.AsNoTracking().Where(p => (p.DeclinedAt == null && p.EndedAt == null && p.EndsAt > now && (p.AcceptedAt != null || p.OfferEndsAt > now))
            || newestOver.Contains(p.Id)).OrderByDescending(p => p.Id);
    }

    private static IReadOnlyList<ProxyView> OpenFirst(IEnumerable<ProxyView> views) => [.. views.OrderBy(v => v.State is not (ProxyState.Offered or ProxyState.InForce))];
}
