using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Bench.Measures;

/// <summary>A browser behind the reverse proxy: keeps cookies, sends the forms that pages give it.</summary>
internal sealed partial class BenchBrowser : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = [];

    public BenchBrowser(WebProcess portal, string address = "198.51.100.1")
    {
        client = portal.NewClient();
        client.Timeout = TimeSpan.FromMinutes(10);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return await SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The page's text; anything but 200 is an error of the scenario.</summary>
    public async Task<string> OpenAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Opens a page and sends its form; the answer's address when it leads on.</summary>
    public async Task<(HttpStatusCode Status, string? Next)> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = TokenIn(await OpenAsync(path));
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        using var answer = await SendAsync(request, HttpCompletionOption.ResponseContentRead);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion)
    {
        lock (cookies)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var answer = await client.SendAsync(request, completion);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            lock (cookies)
            {
                cookies[pair[0]] = pair[1];
            }
        }

        return answer;
    }

    public static string TokenIn(string page) => Token().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("The page has no form.");

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
