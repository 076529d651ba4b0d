using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>The portal as it stands in production: behind a proxy, asked over https by the name of its base URL.</summary>
public class ProductionFixture : PortalFixture
{
    public const string Host = "portal.example.jp";

    /// <summary>In a test the address that a connection comes from is given with this header.</summary>
    public const string Peer = "X-Test-Peer";

    public ProductionFixture() => ClientOptions.BaseAddress = new Uri($"https://{Host}");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.UseSetting("Portal:BaseUrl", $"https://{Host}");
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:From", "portal@example.jp");
        builder.UseSetting("Retention:SubsidyYears", "5");
        builder.UseSetting("Hosting:KnownProxies:0", "10.1.0.0/16");
        builder.UseSetting("Hosting:AlsoAnswers:0", "probe.internal");
    }

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.AddSingleton<IStartupFilter, Peers>();
    }

    private sealed class Peers : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Peer].FirstOrDefault() ?? "127.0.0.1");
                return then(context);
            });
            next(app);
        };
    }
}

/// <summary>The same with all that runs when it starts and in the background.</summary>
public sealed class StartedInProduction : ProductionFixture
{
    protected override void Replace(IServiceCollection services)
    {
    }
}
