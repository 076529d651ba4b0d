using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting;

namespace Portal.Tests.Support;

/// <summary>The portal with a real mail server.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes of it as an IAsyncLifetime.")]
public sealed class SmtpFixture : IAsyncLifetime
{
    private SmtpServer? server;
    private SmtpPortal? portal;

    public SmtpServer Server => server!;

    public PortalFixture Portal => portal!;

    public async Task InitializeAsync()
    {
        server = await SmtpServer.StartAsync();
        portal = new SmtpPortal(server.Port);
        await portal.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)Portal).DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>A portal that sends its mail to a port of this machine.</summary>
public sealed class SmtpPortal(int port, params (string Key, string Value)[] settings) : PortalFixture
{

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", $"{port}");
        builder.UseSetting("Smtp:From", "portal@portal.example.jp");
        builder.UseSetting("Smtp:TimeoutSeconds", "2");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
