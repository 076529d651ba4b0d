using Microsoft.Extensions.Primitives;

namespace Portal.Hosting;

/// <summary>A finished public page with its headers.</summary>
internal sealed class KeptPage
{
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] body;
    private readonly DateTimeOffset staleAt;
    private readonly ShownVersions versions;

    private KeptPage(KeyValuePair<string, StringValues>[] headers, byte[] body, DateTimeOffset staleAt, ShownVersions versions) =>
        (this.headers, this.body, this.staleAt, this.versions) = (headers, body, staleAt, versions);

    public int Size => body.Length;

    /// <param name="now">When it would be sent.</param>
    /// <param name="shown">What is shown then.</param>
    public bool IsFresh(DateTimeOffset now, ShownVersions shown) => now < staleAt && shown == versions;

    /// <summary>Null for what must not be kept: an error, a cookie, a script that only its own answer's nonce lets run.</summary>
    public static KeptPage? Of(HttpContext context, byte[] body, DateTimeOffset staleAt, ShownVersions versions)
    {
        var answer = context.Response;
        if (answer.StatusCode != StatusCodes.Status200OK || answer.Headers.SetCookie.Count > 0
            || body.AsSpan().IndexOf(" nonce="u8) >= 0)
        {
            return null;
        }

        // No script asks for the nonce; one that is given out again and again must not be believed.
        var policy = answer.Headers.ContentSecurityPolicy.ToString()
            .Replace($" 'nonce-{context.ContentPolicy().Nonce}'", "", StringComparison.Ordinal);
        var headers = answer.Headers.Where(h => !h.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)
            && !h.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)).ToDictionary();
        headers["Content-Security-Policy"] = policy;
        headers["Content-Length"] = body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new KeptPage([.. headers], body, staleAt, versions);
    }

    public Task WriteAsync(HttpContext context)
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

/// <summary>The numbers of what pages are made from: another one makes a kept page stale.</summary>
/// <param name="Banners">全体へのお知らせ.</param>
/// <param name="Municipalities">市町村の対応状況.</param>
internal readonly record struct ShownVersions(int Banners, int Municipalities);
