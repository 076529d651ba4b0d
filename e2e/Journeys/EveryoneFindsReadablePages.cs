using System.Text.RegularExpressions;
using Portal.Core.Accounts;
using Portal.EndToEnd.Support;
using Portal.Tests.Pages.Security;
using Portal.Web.Sessions;

namespace Portal.EndToEnd.Journeys;

/// <summary>Every page without an object in its address, for everybody who may open it, on a wide and a narrow screen.</summary>
public sealed partial class EveryoneFindsReadablePages(Site site) : IClassFixture<Site>
{
    /// <summary>What is not a page of its own, or only in the middle of something: that is in LinksAndRefusalsAreReadable.</summary>
    private static readonly Dictionary<string, string> LeadsOn = new()
    {
        ["/account/second-factor"] = "/account/sign-in",
        ["/municipalities/confirm"] = "/municipalities/subscribe",
        ["/municipalities/subscription"] = "/municipalities/subscribe",
        ["/municipalities/unsubscribe"] = "/municipalities/subscribe",
        ["/review/link"] = "/review/open/…",
    };

    [Theory]
    [InlineData(null, null)]
    [InlineData("mikawa-admin", AccountRole.InsurerAdministrator)]
    [InlineData("midori", AccountRole.OfficeUser)]
    [InlineData("operator", AccountRole.Operator)]
    [InlineData("auditor", AccountRole.Auditor)]
    public async Task Axe_finds_nothing(string? loginId, AccountRole? role)
    {
        var page = await site.DeskAsync();
        if (loginId is not null)
        {
            await page.SignInAsync(loginId);
        }

        foreach (var path in await PathsAsync(role))
        {
            var response = await page.GotoAsync(path);
            Assert.True(response!.Ok, $"{path}: {response.Status}");
            Assert.Equal(LeadsOn.GetValueOrDefault(path, path), Hop().Replace(new Uri(page.Url).AbsolutePath, "$1…"));
            await page.ShouldBeAccessibleOnBothScreensAsync();
        }

        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^(/review/open/)[0-9a-f]+$")]
    private static partial Regex Hop();

    private async Task<IReadOnlyList<string>> PathsAsync(AccountRole? role)
    {
        var endpoints = await EndpointList.ReadAsync(site);
        return [.. endpoints.Where(e => e.Method == "GET" && e.Handler is null && IsPage(e.Route))
            .Select(e => e.Route).Distinct().Where(route => Concerns(role, RouteTable.Routes[route]))];
    }

    // What several roles may open is looked at once: it differs by the menu, which each of them has on their own pages.
    private static bool Concerns(AccountRole? role, Access access) => access switch
    {
        Access.Everybody => role is null,
        Access.SignedIn => role == AccountRole.InsurerAdministrator,
        Access.AuditReader => role == AccountRole.Auditor,
        _ => RouteTable.Allows(access, role),
    };

    private static bool IsPage(string route) =>
        route is not (SessionEndpoints.Session or "/subsidies/applications/banks") && !route.Contains('{') && !route.Contains('.') && !route.EndsWith("/export", StringComparison.Ordinal) && !route.StartsWith("/health", StringComparison.Ordinal)
        && !route.StartsWith("/dev", StringComparison.Ordinal);
}
