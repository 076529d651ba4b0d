using System.Net;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Hosting;

/// <summary>The manual of docs/manual, in the product.</summary>
public sealed class ManualTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("reviewer", "審査員の方へ")]
    [InlineData("insurer", "保険者の方へ")]
    [InlineData("operator", "事務局の方へ")]
    [InlineData("auditor", "監査人の方へ")]
    public async Task Every_part_is_linked_and_every_link_and_picture_of_it_leads_somewhere(string part, string title)
    {
        using var browser = portal.Visit();
        var contents = await browser.OpenAsync("/manual");

        var page = await browser.OpenAsync($"/manual/{part}");

        Assert.NotNull(contents.QuerySelector($"main a[href='/manual/{part}']"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.All(page.QuerySelectorAll(".manual a[href^='#']"), link =>
            Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(link.GetAttribute("href")![1..]))));
        var pictures = page.QuerySelectorAll("details > img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.NotEmpty(pictures);
        foreach (var address in page.QuerySelectorAll(".manual a[href^='/']").Select(a => a.GetAttribute("href")!))
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await browser.GetAsync(address)).StatusCode));
        }

        foreach (var address in pictures)
        {
            var bytes = await browser.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
            Assert.Equal([0x89, .. "PNG"u8], bytes.Take(4));
        }

        Assert.DoesNotContain(page.QuerySelectorAll(".manual a"), link => link.GetAttribute("href")!.Contains(".md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_view_stays_small_because_pictures_are_folded()
    {
        using var browser = portal.Visit();

        var page = await browser.GetAsync("/manual/insurer");

        Assert.InRange((await page.Content.ReadAsByteArrayAsync()).Length, 1, 60_000);
        Assert.All((await page.ReadPageAsync()).QuerySelectorAll("main img"), image =>
            Assert.Equal(("DETAILS", "lazy"), (image.ParentElement!.TagName, image.GetAttribute("loading"))));
    }

    [Theory]
    [InlineData("/manual/README")]
    [InlineData("/manual/..%2Fglossary")]
    public async Task Nothing_else_is_served(string path)
    {
        using var browser = portal.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }
}
