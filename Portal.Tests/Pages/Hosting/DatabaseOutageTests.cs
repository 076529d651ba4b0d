using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Accounts;
using Portal.Core.Content;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

public sealed class DatabaseOutageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Signed_in_people_are_told_and_the_reference_number_leads_to_the_failure()
    {
        using var lines = new CapturedLogs();
        await using var watched = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddLogging(logging => logging.AddProvider(lines))));
        using var browser = new TestBrowser(watched.CreateClient());
        browser.Client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(await portal.NewClerk()));
        await browser.OpenAsync("/insurer");

        await portal.Database.StopAsync();
        try
        {
            // The first request finds a connection that has just broken, the second gets none.
            foreach (var path in new[] { "/insurer", "/insurer?resume=0", "/my/security" })
            {
                var response = await browser.GetAsync(path);

                Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
                var page = await response.ReadPageAsync();
                var reference = page.QuerySelector("main .num")!.TextContent.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
                Assert.Matches("^[0-9a-f]{12}$", reference);
                Assert.Contains(lines.Lines, line => line.Contains("Npgsql", StringComparison.Ordinal) && line.Contains($"TraceId:{reference}", StringComparison.Ordinal));
            }
        }
        finally
        {
            await portal.Database.StartAsync();
        }
    }

    [Fact]
    public async Task A_banner_still_stands_on_the_page_that_tells_of_the_outage()
    {
        var clerk = await portal.NewClerk();
        using var browser = await portal.SignIn(clerk);
        await browser.OpenAsync("/insurer");
        await portal.SendAs(
            await portal.NewOfficial(AccountRole.Operator),
            new SetBanner(BannerKind.Emergency, "ただいま障害の対応をしています。", null, null, null, null));

        await portal.Database.StopAsync();
        try
        {
            var page = await (await browser.GetAsync("/insurer")).ReadPageAsync();

            Assert.Contains("ただいま障害の対応をしています。", page.Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            await portal.Database.StartAsync();
        }
    }

    private async Task<string> CookieAsync(TestUser user)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var account = await portal.InDatabase(db => db.Users.FindAsync(user.AccountId).AsTask());
        return await SessionCookie.CreateAsync(scope.ServiceProvider, account!);
    }
}
