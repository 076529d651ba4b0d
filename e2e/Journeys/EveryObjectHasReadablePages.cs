using System.Collections.Concurrent;
using Microsoft.Playwright;
using Portal.EndToEnd.Support;
using Portal.Tests.Pages.Security;

namespace Portal.EndToEnd.Journeys;

/// <summary>
/// Every page that has an object in its address, found in the route table: opened for an object in each state until one
/// shows the page itself, at a desk and on a telephone.
/// </summary>
public sealed class EveryObjectHasReadablePages(Site site) : IClassFixture<Site>
{
    // Links in mails and an import's result are in LinksAndRefusalsAreReadable, the reviewer's visit and passkeys in journeys of their
    // own, the manual is public; the mailbox is for developers;
    // the last seven answer with a file or only take what is sent.
    private static readonly string[] Elsewhere =
        ["{token}", "{id:guid}/result", "/manual/", "/municipalities/{", "/review/", "/dev/", "/status/", "{**path", "/passkeys/", "}/pdf", "/receipts/", "}/packet", "/papers/upload", "/evidence/upload", "/files/upload", "/letters.zip", "/cases/from-names", "{fileId:guid}"];

    [Fact]
    public async Task Axe_finds_nothing()
    {
        var objects = await InsurerObjects.CreateAsync(site);
        var routes = (await EndpointList.ReadAsync(site))
            .Where(e => e is { Method: "GET", Handler: null } && e.Route.Contains('{') && !Elsewhere.Any(e.Route.Contains))
            .Select(e => e.Route).Distinct().ToList();
        var unseen = new ConcurrentBag<string>();

        var walks = routes.GroupBy(objects.ReaderOf).SelectMany(g => g.Chunk(20).Select(part => (Reader: g.Key, Routes: part)));
        await Parallel.ForEachAsync(walks, async (walk, _) =>
        {
            var page = await site.DeskAsync();
            await site.SignInAsync(page, walk.Reader);
            foreach (var route in walk.Routes)
            {
                if (!await IsReadableAsync(page, objects.AddressesOf(route)))
                {
                    unseen.Add(route);
                }
            }

            await page.Context.CloseAsync();
        });

        Assert.True(unseen.IsEmpty, "No object shows these pages: " + string.Join(", ", unseen.Distinct()));
    }

    private static async Task<bool> IsReadableAsync(IPage page, IReadOnlyList<string> addresses)
    {
        string? seen = null;
        foreach (var address in addresses)
        {
            var answer = await page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
            if (!answer.Ok)
            {
                continue;
            }

            if (!answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                return true;
            }

            // In most states a page only says that nothing is to be done now: the state in which something is shows more of it.
            seen ??= address;
            if (HasForm(await answer.TextAsync()))
            {
                seen = address;
                break;
            }
        }

        if (seen is not null)
        {
            await page.GotoAsync(seen);
            await page.ShouldBeAccessibleOnBothScreensAsync();
        }

        return seen is not null;
    }

    private static bool HasForm(string html) => html.IndexOf("<form", html.IndexOf("<main", StringComparison.Ordinal), StringComparison.Ordinal) > 0;
}
