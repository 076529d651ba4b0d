using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Mail;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class HostingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Health_says_that_the_process_lives_and_can_serve()
    {
        using var browser = portal.Visit();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task No_log_line_holds_a_token_an_address_or_a_password()
    {
        using var lines = new CapturedLogs();
        await using var watched = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddLogging(logging => logging.AddProvider(lines).AddFilter(null, LogLevel.Debug).AddFilter("Portal", LogLevel.Debug))));
        using var browser = new TestBrowser(watched.CreateClient());
        const string Token = "TOKENtokenTOKENtokenTOKENtokenTOKENtokenTOK";

        await browser.GetAsync($"/review/{Token}?email=hanako%40example.jp");
        await browser.GetAsync($"/account/activate/{Token}");
        await browser.SubmitAsync("/account/sign-in", ("LoginId", "hanako@example.jp"), ("Password", "himitsu-no-aikotoba"));

        var all = string.Join('\n', lines.Lines);
        Assert.Contains("POST account/sign-in", all, StringComparison.Ordinal);
        Assert.All(
            [Token, "hanako", "himitsu-no-aikotoba", "%40"],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Too_many_forms_in_a_minute_end_on_a_readable_page()
    {
        await using var limited = portal.WithWebHostBuilder(host => host.UseSetting("Hosting:ChangesPerMinute", "2"));
        using var client = limited.CreateClient();
        using var form = new FormUrlEncodedContent([]);

        await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        var response = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("しばらくお待ちください", (await response.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unsafe_settings_are_named_one_by_one()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:BaseUrl"] = "http://portal.example.jp",
            ["ConnectionStrings:Portal"] = "Host=db;Username=portal_app;Password=changeme",
            ["ClaimsReception:Url"] = "http://claims.example.jp/verify",
            ["Retention:SubsidyYears"] = "",
        }).Build();
        var smtp = new SmtpOptions { Host = "smtp.example.jp", StartTls = StartTlsUse.Never, UserName = "portal", Password = "…" };

        var problems = StartChecks.Problems(configuration, smtp).ToList();

        Assert.Equal(
            ["ClaimsReception:ApiKey", "ClaimsReception:Url", "ConnectionStrings:Portal", "Portal:BaseUrl", "Retention:SubsidyYears", "Smtp:Password", "Smtp:StartTls"],
            problems.Select(p => p.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("POST", "/insurer/settings", "GET, HEAD")]
    [InlineData("DELETE", "/insurer/settings", "GET, HEAD")]
    [InlineData("PUT", "/my/security/email", "GET, HEAD, POST")]
    [InlineData("DELETE", "/account/confirm-identity", "GET, HEAD, POST")]
    public async Task A_page_that_refuses_a_method_says_which_it_answers(string method, string path, string allowed)
    {
        using var browser = await portal.SignIn(await portal.NewClerk());
        var token = (await browser.OpenAsync("/privacy")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("RequestVerificationToken", token);

        using var response = await browser.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task A_wrong_setting_is_told_before_the_database_is_asked()
    {
        await using var wrong = portal.WithWebHostBuilder(host => host.UseEnvironment("Production")
            .UseSetting("Portal:BaseUrl", "https://portal.example.jp")
            .UseSetting("ConnectionStrings:Portal", "Host=127.0.0.1;Port=1;Username=portal_app;Password=nobody-is-there"));

        var refusal = Assert.Throws<InvalidOperationException>(() => wrong.CreateClient());

        Assert.Contains("Smtp:Host is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_portal_without_settings_is_told_what_is_missing()
    {
        var problems = StartChecks.Problems(new ConfigurationBuilder().Build(), new SmtpOptions()).ToList();

        Assert.Equal(
            ["ConnectionStrings:Portal", "Portal:BaseUrl", "Retention:SubsidyYears", "Smtp:Host"],
            problems.Select(p => p.Split(' ')[0]).Order(StringComparer.Ordinal));
    }
}
