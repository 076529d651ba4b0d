using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Portal.Bench.Measures;
using Portal.Bench.Results;

namespace Portal.Bench.Scenarios;

/// <summary>What a browser with an empty cache fetches for a public page, in bytes on the wire without headers.</summary>
internal sealed partial class FirstView : IScenario
{
    public string Name => "first-view";

    public async Task<IReadOnlyList<Row>> MeasureAsync(BenchPlace place, CancellationToken cancellationToken)
    {
        await using var portal = await WebProcess.StartPortalAsync(place);
        using var client = portal.NewClient();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var rows = new List<Row>();
        foreach (var page in new[] { "/", "/manual", "/account/sign-in" })
        {
            var sizes = await FetchAllAsync(client, page, cancellationToken);
            rows.Add(Row.AtMost($"`{page}` with everything it needs ({sizes.Count} files)", Kilobytes(sizes.Values), 100, " KB"));
            rows.Add(Row.AtMost(
                $"`{page}`, of it script", Kilobytes(sizes.Where(s => s.Key.Contains(".js", StringComparison.Ordinal)).Select(s => s.Value)), 30, " KB"));
        }

        return rows;
    }

    private static Spread Kilobytes(IEnumerable<long> sizes) => Spread.Of([sizes.Sum() / 1000.0]);

    private static async Task<Dictionary<string, long>> FetchAllAsync(HttpClient client, string page, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<string, long>();
        var left = new Queue<string>([page]);
        while (left.TryDequeue(out var path))
        {
            if (sizes.ContainsKey(path))
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            answer.EnsureSuccessStatusCode();
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            sizes[path] = bytes.Length;
            foreach (var next in Needs(path, await TextAsync(client, path, cancellationToken)))
            {
                left.Enqueue(next);
            }
        }

        return sizes;
    }

    // Once more without compression: to read what it leads to.
    private static async Task<string> TextAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await client.SendAsync(request, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Everything that a browser loads by itself: links, scripts, modules imported by modules, images of styles.</summary>
    private static IEnumerable<string> Needs(string path, string text)
    {
        var name = path.Split('?')[0];
        var found = name.EndsWith(".js", StringComparison.Ordinal) ? Imports().Matches(text)
            : name.EndsWith(".css", StringComparison.Ordinal) ? StyleImages().Matches(text)
            : name.EndsWith(".svg", StringComparison.Ordinal) ? Enumerable.Empty<Match>()
            : PageParts().Matches(text);
        var from = new Uri(new Uri("http://portal"), path);
        return found.Select(m => m.Groups[1].Value).Where(to => !to.StartsWith("data:", StringComparison.Ordinal))
            .Select(to => new Uri(from, to).PathAndQuery);
    }

    [GeneratedRegex("""(?:import|from)\s*\(?\s*["']([^"']+)["']""")]
    private static partial Regex Imports();

    [GeneratedRegex("""url\(["']?([^"')#]+)["']?\)""")]
    private static partial Regex StyleImages();

    [GeneratedRegex("""<(?:link[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)""")]
    private static partial Regex PageParts();
}
