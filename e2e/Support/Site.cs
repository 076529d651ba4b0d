using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Core.Data;
using Portal.Core.Pdf;
using Portal.Demo;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>The running portal as its users meet it: real server, worker, clock and database, and Chromium in front.</summary>
public class Site : PortalFixture
{
    private IPlaywright? playwright;
    private SmtpServer? smtp;
    private IBrowser? chromium;

    public Site() => UseKestrel(0);

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The real mail server that the portal sends to.</summary>
    public SmtpServer Smtp => smtp ?? throw new InvalidOperationException("The site has not started.");

    private IBrowser Chromium => chromium ?? throw new InvalidOperationException("The site has not started.");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        smtp = await SmtpServer.StartAsync();
        StartServer();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledChromium.Path,
            Args = [.. ChromiumArguments()],
        });
    }

    protected override async Task CloseAsync()
    {
        await Chromium.DisposeAsync();
        playwright!.Dispose();
        await base.CloseAsync();
        await Smtp.DisposeAsync();
    }

    /// <summary>A day on which a session may be planned, whenever the test runs.</summary>
    public static string InAMonth => DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A new person with a browser of their own at a desk.</summary>
    /// <param name="host">The name by which the site is addressed; null for its numbers.</param>
    public Task<IPage> DeskAsync(string? host = null) => OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } }, host);

    /// <summary>A new person with a telephone.</summary>
    public Task<IPage> PhoneAsync(int width = 360) =>
        OpenAsync(new() { ViewportSize = new() { Width = width, Height = 740 }, HasTouch = true, IsMobile = true });

    /// <summary>A new person at a desk whose browser runs no script.</summary>
    public Task<IPage> PlainDeskAsync() => OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, JavaScriptEnabled = false });

    /// <summary>Signs in somebody whom the test has made, without the sign-in page.</summary>
    public async Task SignInAsync(IPage page, TestUser user)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.FindAsync(user.AccountId);
        var cookie = (await SessionCookie.CreateAsync(scope.ServiceProvider, account!)).Split('=', 2);
        await page.Context.AddCookiesAsync(
            [.. Names().Select(name => new Cookie { Name = cookie[0], Value = cookie[1], Domain = name, Path = "/", HttpOnly = true })]);
    }

    /// <summary>The clock and the worker stay real; the demonstration's sessions would only take the machine's time.</summary>
    protected override void Replace(IServiceCollection services) =>
        services.Remove(services.Single(s => s.ImplementationType == typeof(DemoSessionsStart)));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", Smtp.Port.ToString(CultureInfo.InvariantCulture));
        builder.UseSetting("Smtp:From", "portal@example.jp");
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions options, string? host = null)
    {
        options.BaseURL = new UriBuilder(Address) { Host = host ?? Address.Host }.ToString();
        options.Locale = "ja-JP";
        options.TimezoneId = "Asia/Tokyo";
        options.AcceptDownloads = true;
        var context = await Chromium.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    private IEnumerable<string> Names() => new[] { Address.Host, "localhost" }.Distinct();

    private static IEnumerable<string> ChromiumArguments()
    {
        yield return "--disable-gpu";
        yield return "--disable-background-networking";
        if (Environment.UserName == "root")
        {
            // Chromium's sandbox does not start as root; everywhere else it stays on.
            yield return "--no-sandbox";
        }
    }
}
