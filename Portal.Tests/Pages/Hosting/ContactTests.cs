using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>Where the secretariat is reached stands in the settings, and on the pages that send people there.</summary>
public sealed class ContactTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Telephone_mail_and_hours_are_shown_where_people_are_sent_to_the_secretariat()
    {
        await using var reachable = Reachable();
        using var browser = new TestBrowser(reachable.CreateClient());

        var contact = await browser.OpenAsync("/contact");
        var failed = await (await browser.GetAsync("/status/503")).ReadPageAsync();

        foreach (var page in new[] { contact, failed })
        {
            Assert.NotNull(page.QuerySelector("main a[href='tel:03-0000-0000']"));
            Assert.NotNull(page.QuerySelector("main a[href='mailto:jimukyoku@example.jp']"));
            Assert.Contains("平日9時〜17時", page.MainText(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("文書にあります", contact.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_sends_nobody_to_the_secretariat()
    {
        await using var reachable = Reachable();
        using var browser = new TestBrowser(reachable.CreateClient());

        var response = await browser.GetAsync("/nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null((await response.ReadPageAsync()).QuerySelector("main a[href^='tel:']"));
    }

    [Fact]
    public async Task Without_settings_the_page_names_the_letter()
    {
        using var browser = portal.Visit();

        var page = await browser.OpenAsync("/contact");

        Assert.Contains("連絡先は、アカウントをお知らせしたときの文書にあります。", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main dl"));
    }

    private WebApplicationFactory<Program> Reachable() => portal.WithWebHostBuilder(host => host
        .UseSetting("Contact:Phone", "03-0000-0000").UseSetting("Contact:Email", "jimukyoku@example.jp").UseSetting("Contact:Hours", "平日9時〜17時"));
}
