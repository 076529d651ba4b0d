using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>Every page that decides, exports or changes an address asks again who acts, as the table says.</summary>
public sealed class RouteProofTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_form_and_every_file_of_those_signed_in_is_declared()
    {
        var routes = (await EndpointList.ReadAsync(portal))
            .Where(e => RouteTable.Routes[e.Route] != Access.Everybody && (e.Method is not ("GET" or "HEAD") || e.Route.Contains('.', StringComparison.Ordinal) || e.Route.EndsWith("/export", StringComparison.Ordinal)))
            .Select(e => e.Route).Distinct().ToList();

        var undeclared = routes.Except(RouteProofs.Routes.Keys).Concat(RouteProofs.Routes.Keys.Except(routes)).ToList();
        Assert.True(undeclared.Count == 0, string.Join("\n", undeclared));
    }

    [Theory]
    [InlineData(AccountRole.InsurerAdministrator)]
    [InlineData(AccountRole.Operator)]
    public async Task A_page_asks_before_it_opens_or_before_it_is_sent_as_declared(AccountRole role)
    {
        using var browser = await portal.SignIn(
            role == AccountRole.Operator ? await portal.NewOfficial(role) : await portal.NewClerk(role: role));
        var endpoints = (await EndpointList.ReadAsync(portal))
            .Where(e => RouteProofs.Routes.ContainsKey(e.Route) && RouteTable.Allows(RouteTable.Routes[e.Route], role)).ToList();

        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var wrong = await WrongAsync(browser, endpoints.Where(e => e.Method is "GET" or "HEAD"), p => p == Proof.BeforeOpening);
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        // What does not ask would be carried out: only those that must ask are sent.
        var asking = endpoints.Where(e => e.Method == "POST" && RouteProofs.Routes[e.Route] != Proof.NotAsked);
        wrong.AddRange(await WrongAsync(browser, asking, _ => true));

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<List<string>> WrongAsync(
        TestBrowser browser, IEnumerable<PortalEndpoint> endpoints, Func<Proof, bool> shouldAsk)
    {
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
        {
            var response = await browser.AskAsync(endpoint, EndpointRequests.AnyPath(endpoint.Route));
            var asks = response.Headers.Location?.OriginalString.StartsWith("/account/confirm-identity?", StringComparison.Ordinal) == true;
            if (asks != shouldAsk(RouteProofs.Routes[endpoint.Route]))
            {
                wrong.Add($"{endpoint}: {(int)response.StatusCode}");
            }
        }

        return wrong;
    }
}
