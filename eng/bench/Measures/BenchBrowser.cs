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

    /// <summary>A cookie that it already has.</summary>
    public void Keep(string name, string value) => cookies[name] = value;

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
        using var answer = await PostAsync(path, TokenIn(await OpenAsync(path)), fields);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    /// <summary>Sends the form of a page that is open, as its button does or, for JSON, as the page itself does.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path, string token, IEnumerable<(string Name, string Value)> fields, bool wantsJson = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        if (wantsJson)
        {
            request.Headers.Accept.ParseAdd("application/json");
        }

        return await SendAsync(request, HttpCompletionOption.ResponseContentRead);
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

    /// <summary>What the page's form showed, by which a change in between is noticed.</summary>
    public static string MarkIn(string page) => Mark().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("The page has no mark.");

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="Mark"[^>]*value="([^"]+)""")]
    private static partial Regex Mark();
}
