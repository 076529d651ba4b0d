using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class TelemetryTests
{
    [Fact]
    public async Task With_an_endpoint_traces_and_meters_reach_it()
    {
        await using var collector = await Collector.StartAsync();
        IAsyncLifetime running = new ObservedPortal(collector.Address);
        await running.InitializeAsync();
        using (var browser = ((PortalFixture)running).Visit())
        {
            await browser.GetAsync("/account/sign-in");
        }

        await running.DisposeAsync();

        await collector.ShouldBeAskedAsync("/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        await collector.ShouldBeAskedAsync("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export");
    }

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

    /// <summary>What is left to export goes out when the portal stops.</summary>
    private sealed class ObservedPortal(Uri endpoint) : PortalFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OpenTelemetry:Endpoint", endpoint.ToString());
        }

        protected override void Replace(IServiceCollection services)
        {
            var telemetry = services.Where(s => s.ImplementationFactory is Func<IServiceProvider, Telemetry>).ToList();
            base.Replace(services);
            telemetry.ForEach(services.Add);
        }
    }

    /// <summary>Takes what is exported over gRPC and notes which service was asked.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, bool> asked = new();

        public Uri Address => new(app.Urls.Single());

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
            var collector = new Collector(builder.Build());
            await collector.StartListeningAsync();
            return collector;
        }

        public async Task ShouldBeAskedAsync(string path)
        {
            var watch = Stopwatch.StartNew();
            while (!asked.ContainsKey(path))
            {
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{path} was not asked, only {string.Join(", ", asked.Keys)}.");
                await Task.Delay(50);
            }
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task StartListeningAsync()
        {
            app.Run(async context =>
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
                asked[context.Request.Path] = true;
                context.Response.ContentType = "application/grpc";
                context.Response.AppendTrailer("grpc-status", "0");
            });
            return app.StartAsync();
        }
    }
}
