using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>Every page of offices × every scope × every state of a 委任.</summary>
public sealed class ProxyRouteTests : IClassFixture<PortalFixture>
{
    private readonly PortalFixture portal;

    public ProxyRouteTests(PortalFixture portal)
    {
        this.portal = portal;
        portal.Clock.Now = TestClock.InJapan(2026, 11, 20, 9, 12);
    }

    [Fact]
    public async Task Every_page_of_offices_is_declared()
    {
        var routes = (await OfficeEndpointsAsync()).Select(e => e.Route).Distinct().ToList();

        var undeclared = routes.Except(ProxyRoutes.Routes.Keys).Concat(ProxyRoutes.Routes.Keys.Except(routes)).ToList();
        Assert.True(undeclared.Count == 0, string.Join("\n", undeclared));
    }

    [Theory]
    [InlineData(ProxyScope.Prepare)]
    [InlineData(ProxyScope.Send)]
    [InlineData(ProxyScope.Watch)]
    [InlineData(ProxyScope.All)]
    public async Task A_scope_opens_what_is_declared_and_nothing_else(ProxyScope scope)
    {
        var agent = await portal.NewOfficeUser();
        var (id, _) = await portal.GiveProxy(await portal.NewOfficeUser(), agent, scope);
        using var browser = await portal.SignInBy(agent, id);

        var wrong = await WrongAsync(browser, route => (ProxyRoutes.Routes[route] & scope) != ProxyScope.None);

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Contains("代理では開けません", (await (await browser.GetAsync("/my/people")).ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offered")]
    [InlineData("expired")]
    [InlineData("ended")]
    [InlineData("left")]
    public async Task What_is_not_in_force_opens_only_the_page_on_which_one_chooses_anew(string state)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var id = state == "offered"
            ? await portal.OfferProxy(principal, agent, lastOn: "2026-11-20")
            : (await portal.GiveProxy(principal, agent, lastOn: "2026-11-20")).Id;
        switch (state)
        {
            case "expired":
                portal.Clock.Now = TestClock.InJapan(2026, 11, 21);
                break;
            case "ended":
                await portal.SendAs(principal, new EndProxy(principal.OfficeId!.Value, id));
                break;
            case "left":
                await portal.InDatabase(db => db.OfficeMemberships.Where(m => m.AccountId == agent.AccountId)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftAt, portal.Clock.Now)));
                break;
        }

        using var browser = await portal.SignInBy(agent, id);
        var wrong = await WrongAsync(browser, route => route == "/my/offices");

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Contains("代理は終わりました", (await (await browser.GetAsync("/my")).ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    // With a real application behind the pages: what a page opens is not yet what it gives.
    [Theory]
    [InlineData(ProxyScope.Prepare, "200 200 200 403 404 403 200 403")]
    [InlineData(ProxyScope.Send, "200 404 404 200 404 403 403 403")]
    [InlineData(ProxyScope.Watch, "404 403 403 403 403 404 403 403")]
    public async Task Of_a_draft_each_scope_sees_its_part(ProxyScope scope, string expected)
    {
        var (principal, agent) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        var (proxy, _) = await portal.GiveProxy(principal, agent, scope);
        var id = await portal.NewCompleteDraft(principal);
        using var browser = await portal.SignInBy(agent, proxy);

        Assert.Equal(expected, await StatusesAsync(browser, id, "", "/costs", "/evidence", "/confirm", "/receipt.pdf", "/letter.pdf", "/delete", "/correct-account"));
    }

    [Fact]
    public async Task Another_offices_application_does_not_exist_by_proxy()
    {
        var agent = await portal.NewOfficeUser();
        var (proxy, _) = await portal.GiveProxy(await portal.NewOfficeUser(), agent);
        var (_, foreign) = await portal.NewSentApplication();
        var own = (await portal.SendAs(agent, new StartApplication())).Value;
        using var browser = await portal.SignInBy(agent, proxy);

        Assert.Equal("404 404 404", await StatusesAsync(browser, foreign, "", "/withdraw", "/letter.pdf"));
        Assert.Equal("404 404", await StatusesAsync(browser, own, "", "/costs"));
    }

    private async Task<IReadOnlyList<PortalEndpoint>> OfficeEndpointsAsync() =>
        [.. (await EndpointList.ReadAsync(portal)).Where(e => RouteTable.Routes[e.Route] == Access.OfficeUser)];

    private async Task<List<string>> WrongAsync(TestBrowser browser, Func<string, bool> opens)
    {
        var wrong = new List<string>();
        foreach (var endpoint in await OfficeEndpointsAsync())
        {
            var response = await browser.AskAsync(endpoint, EndpointRequests.AnyPath(endpoint.Route));
            if ((response.StatusCode != HttpStatusCode.Forbidden) != opens(endpoint.Route))
            {
                wrong.Add($"{endpoint}: {(int)response.StatusCode}");
            }
        }

        return wrong;
    }

    private static async Task<string> StatusesAsync(TestBrowser browser, Guid id, params string[] pages)
    {
        var statuses = new List<int>();
        foreach (var page in pages)
        {
            statuses.Add((int)(await browser.GetAsync($"/subsidies/applications/{id}{page}")).StatusCode);
        }

        return string.Join(' ', statuses);
    }
}
