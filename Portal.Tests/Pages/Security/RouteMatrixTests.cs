using System.Net;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>Every endpoint × every role × an object of another insurer, generated from the route table.</summary>
public sealed class RouteMatrixTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static TheoryData<AccountRole?> Everybody =>
        [null, .. Enum.GetValues<AccountRole>().Select(role => (AccountRole?)role)];

    [Fact]
    public async Task Every_endpoint_is_declared()
    {
        var endpoints = await EndpointList.ReadAsync(portal);
        var routes = endpoints.Select(e => e.Route).Distinct().ToList();

        var undeclared = routes.Except(RouteTable.Routes.Keys).Concat(RouteTable.Routes.Keys.Except(routes)).ToList();
        Assert.True(undeclared.Count == 0, string.Join("\n", undeclared));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Nobody_enters_where_the_role_has_no_business(AccountRole? role)
    {
        using var browser = await BrowserOfAsync(role);
        var wrong = new List<string>();
        foreach (var endpoint in await EndpointList.ReadAsync(portal))
        {
            if (RouteTable.Allows(RouteTable.Routes.GetValueOrDefault(endpoint.Route), role))
            {
                continue;
            }

            var response = await browser.AskAsync(endpoint, EndpointRequests.AnyPath(endpoint.Route));
            var turnedAway = role is null
                ? response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.ToString().Contains("/account/sign-in")
                : response.StatusCode == HttpStatusCode.Forbidden;
            if (!turnedAway)
            {
                wrong.Add($"{endpoint}: {(int)response.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task What_belongs_to_another_insurer_does_not_exist(AccountRole? role)
    {
        using var browser = await BrowserOfAsync(role);
        var foreign = await ForeignInsurer.CreateAsync(portal);
        var before = await foreign.RowsAsync(portal);
        var wrong = new List<string>();
        foreach (var endpoint in await EndpointList.ReadAsync(portal))
        {
            var access = RouteTable.Routes.GetValueOrDefault(endpoint.Route);
            if (foreign.PathOf(endpoint.Route) is not { } path || access == Access.Everybody || !RouteTable.Allows(access, role))
            {
                continue;
            }

            var response = await browser.AskAsync(endpoint, path, ValidForm.For(endpoint.Route, foreign));
            // An upload that has expired is forgotten: its sender is told so, whether or not it ever was.
            var isForgotten = endpoint is { Route: "/insurer/reviewers/import/{id:guid}", Method: "POST" }
                && response.Headers.Location?.ToString() == "/insurer/reviewers/import?gone=True";
            if (response.StatusCode != HttpStatusCode.NotFound && !isForgotten)
            {
                wrong.Add($"{endpoint}: {(int)response.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(before, await foreign.RowsAsync(portal));
    }

    private async Task<TestBrowser> BrowserOfAsync(AccountRole? role) => role switch
    {
        null => portal.Visit(),
        AccountRole.InsurerStaff or AccountRole.InsurerAdministrator => await portal.SignIn(await portal.NewClerk(role: role.Value)),
        AccountRole.OfficeUser => await portal.SignIn(await portal.NewOfficeUser()),
        _ => await portal.SignIn(await portal.NewOfficial(role.Value)),
    };
}
