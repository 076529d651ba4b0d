using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Portal.Hosting;

/// <summary>Everything between the network and the pages.</summary>
public static class PortalHosting
{
    public static void AddPortalHosting(this WebApplicationBuilder builder)
    {
        AddLocalSettings(builder.Configuration);
        // The first of these filters stands before what the framework itself puts in front.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new InFront<PublicPages>()));
        var hosting = builder.Configuration.GetSection(HostingOptions.Section).Get<HostingOptions>() ?? new HostingOptions();
        builder.AddPortalLogs();
        builder.AddRequestLimits(hosting);
        builder.Services.Configure<ContactOptions>(builder.Configuration.GetSection(ContactOptions.Section));
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, hosting.KnownProxies));
        builder.Services.AddPortalHealth();
        Telemetry.Add(builder);
        ProtectKeys(builder);
        if (!builder.Environment.IsDevelopment() && Uri.TryCreate(builder.Configuration["Portal:BaseUrl"], UriKind.Absolute, out var url))
        {
            builder.Services.Configure<HostFilteringOptions>(options =>
            {
                options.AllowedHosts = [url.Host, .. hosting.AlsoAnswers];
                // Nobody reaches the portal by another name on purpose: the status alone is enough, without English words.
                options.IncludeFailureMessage = false;
            });
            builder.Services.Configure<HttpsRedirectionOptions>(options => options.HttpsPort = url.Port);
        }
    }

    /// <summary>Before everything else: who asks, over what, and what every answer carries.</summary>
    public static void UsePortalHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseSecurityHeaders(app.Environment);
        if (!app.Environment.IsDevelopment())
        {
            // A load balancer asks for health over plain HTTP.
            app.UseWhen(
                context => !context.Request.Path.StartsWithSegments("/health"), branch => branch.UseHttpsRedirection());
        }
    }

    // Below the environment, which always has the last word.
    private static void AddLocalSettings(ConfigurationManager configuration)
    {
        var environment = configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault();
        configuration.Sources.Insert(
            environment is null ? configuration.Sources.Count : configuration.Sources.IndexOf(environment),
            new JsonConfigurationSource { Path = "appsettings.Local.json", Optional = true, ReloadOnChange = true });
    }

    private static void Trust(ForwardedHeadersOptions options, string[] proxies)
    {
        options.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // Every hop is checked against the list, so that their number needs no limit.
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(NetworkOf(proxy));
        }
    }

    private static System.Net.IPNetwork NetworkOf(string proxy)
    {
        if (System.Net.IPNetwork.TryParse(proxy, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(proxy, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidOperationException($"Hosting:KnownProxies: {proxy} is neither an address nor a network such as 10.0.0.0/8.");
    }

    private static void ProtectKeys(WebApplicationBuilder builder)
    {
        var keys = builder.Configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new KeyOptions();
        if (keys.CertificatePath.Length > 0)
        {
            builder.Services.AddDataProtection().ProtectKeysWithCertificate(
                X509CertificateLoader.LoadPkcs12FromFile(keys.CertificatePath, keys.CertificatePassword));
        }
    }

    private sealed class InFront<TMiddleware> : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<TMiddleware>();
            next(app);
        };
    }
}
