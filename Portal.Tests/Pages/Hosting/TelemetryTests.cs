using System.Diagnostics;
using Portal.Hosting;

namespace Portal.Tests.Pages.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public void A_trace_leaves_with_the_routes_pattern_in_place_of_the_token()
    {
        using var activity = new Activity("GET /review/{token}");
        activity.SetTag("url.path", "/review/himitsu").SetTag("url.query", "?email=hanako").SetTag("http.route", "/review/{token}");

        using var scrub = new RoutesForPaths();
        scrub.OnEnd(activity);

        Assert.Equal(
            ["http.route=/review/{token}", "url.path=/review/{token}"],
            activity.TagObjects.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));
    }
}
