using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Tests.Support;

/// <summary>委任 between two offices of a test, as far as it is needed.</summary>
public static class GivenProxies
{
    /// <summary>The last day of a 委任 where a test does not care.</summary>
    public const string LastOn = "2027-03-31";

    public static async Task<Result> TryOfferProxy(
        this PortalFixture portal, TestUser principal, TestUser agent, ProxyScope scope = ProxyScope.All, string lastOn = LastOn) =>
        await portal.SendAs(principal, new OfferProxy(
            principal.OfficeId!.Value, false, await portal.NumberOf(agent),
            [.. scope.Parts().Select(part => part.ToString())], lastOn));

    /// <returns>招待中.</returns>
    public static async Task<Guid> OfferProxy(
        this PortalFixture portal, TestUser principal, TestUser agent, ProxyScope scope = ProxyScope.All, string lastOn = LastOn)
    {
        Assert.Empty((await portal.TryOfferProxy(principal, agent, scope, lastOn)).Errors);
        var number = await portal.NumberOf(agent);
        return await portal.InDatabase(db => db.Proxies.Where(p => p.PrincipalId == principal.OfficeId && p.AgentNumber == number)
            .OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync());
    }

    /// <returns>有効, and whoever acts by it.</returns>
    public static async Task<(Guid Id, TestUser Acting)> GiveProxy(
        this PortalFixture portal, TestUser principal, TestUser agent, ProxyScope scope = ProxyScope.All, string lastOn = LastOn)
    {
        var id = await portal.OfferProxy(principal, agent, scope, lastOn);
        Assert.Empty((await portal.SendAs(agent, new AcceptProxy(agent.OfficeId!.Value, id))).Errors);
        return (id, agent with
        {
            OfficeId = null,
            IsOfficeAdministrator = false,
            Proxy = new ActingProxy(id, principal.OfficeId!.Value, agent.OfficeId.Value, scope),
        });
    }

    public static Task<Proxy> ProxyOf(this PortalFixture portal, Guid id) =>
        portal.InDatabase(db => db.Proxies.AsNoTracking().SingleAsync(p => p.Id == id));

    public static async Task<ProxyState> StateOf(this PortalFixture portal, Guid id) => (await portal.ProxyOf(id)).StateAt(portal.Clock.Now);

    /// <summary>Signed in, and switched to the 委任, be it in force or not.</summary>
    public static async Task<TestBrowser> SignInBy(this PortalFixture portal, TestUser agent, Guid proxyId)
    {
        var browser = await portal.SignIn(agent);
        await portal.InDatabase(db => db.AccountSessions.Where(s => s.AccountId == agent.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ProxyId, proxyId)));
        return browser;
    }

    public static Task<string> NumberOf(this PortalFixture portal, TestUser user) =>
        portal.InDatabase(db => db.Offices.Where(o => o.Id == user.OfficeId).Select(o => o.Number).SingleAsync());
}
