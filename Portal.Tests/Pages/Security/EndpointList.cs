using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>One thing that can be asked of the portal: a route, a method and, for pages, the handler.</summary>
public sealed record PortalEndpoint(string Route, string Method, string? Handler)
{
    /// <summary>The address with the handler as a browser would send it.</summary>
    public string Address(string path) => Handler is null ? path : $"{path}?handler={Handler}";
}

/// <summary>Every endpoint of the running application, read from its route table.</summary>
public static class EndpointList
{
    public static async Task<IReadOnlyList<PortalEndpoint>> ReadAsync(PortalFixture portal)
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var found = new List<PortalEndpoint>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
            if (IsStaticFile(endpoint))
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                // A page that overrides OnPageHandlerExecuting seems to have a handler for the method PAGE.
                found.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod != "Page")
                    .Select(h => new PortalEndpoint(route, h.HttpMethod.ToUpperInvariant(), h.Name)));
                if (compiled.HandlerMethods.All(h => !h.HttpMethod.Equals("Get", StringComparison.OrdinalIgnoreCase)))
                {
                    found.Add(new PortalEndpoint(route, "GET", null));
                }
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                found.AddRange(methods.Select(m => new PortalEndpoint(route, m, null)));
            }
        }

        // Whatever may be read may be asked for by its head alone: routing takes GET's handler.
        found.AddRange([.. found.Where(e => e.Method == "GET").Select(e => e with { Method = "HEAD" })]);
        return [.. found.Distinct().OrderBy(e => e.Route, StringComparer.Ordinal).ThenBy(e => e.Method).ThenBy(e => e.Handler)];
    }

    // The assets of wwwroot are one endpoint a file; who may read them is the same for all: everybody.
    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));
}
