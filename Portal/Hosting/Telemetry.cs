using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Portal.Core.Telemetry;

namespace Portal.Hosting;

/// <summary>Sends metrics and traces to the endpoint in OpenTelemetry:Endpoint; registered only when there is one.</summary>
public sealed class Telemetry(Uri endpoint) : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public static void Add(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(OpenTelemetryOptions.Section).Get<OpenTelemetryOptions>();
        if (!string.IsNullOrEmpty(options?.Endpoint))
        {
            builder.Services.AddHostedService(_ => new Telemetry(new Uri(options.Endpoint)));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .AddSource("Microsoft.AspNetCore", "Npgsql", PortalMeters.Name)
            .AddProcessor(new RoutesForPaths())
            .AddOtlpExporter(Send)
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
            .AddMeter("Npgsql", "System.Runtime", PortalMeters.Name)
            .AddOtlpExporter(Send)
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // A host that is stopped from outside is taken down meanwhile: a provider does not survive both at once.
        Interlocked.Exchange(ref traces, null)?.Dispose();
        Interlocked.Exchange(ref metrics, null)?.Dispose();
    }

    private void Send(OtlpExporterOptions options) => options.Endpoint = endpoint;
}

/// <summary>A path may hold a reviewer's token and a query anything: a trace leaves with the route's pattern alone.</summary>
public sealed class RoutesForPaths : BaseProcessor<Activity>
{
    private static readonly string[] Unwanted = ["url.path", "url.query", "url.full", "http.target", "http.url", "user_agent.original", "client.address"];

    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (var tag in Unwanted)
        {
            data.SetTag(tag, null);
        }

        if (data.GetTagItem("http.route") is string route)
        {
            data.SetTag("url.path", route);
        }
    }
}
