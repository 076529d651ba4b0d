using System.Collections.Concurrent;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Core.Content;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web.Review;

namespace Portal.Hosting;

/// <summary>
/// Keeps the finished bytes of the pages that are the same for every visitor, for a minute or until a banner changes, a 利用開始日 is
/// published or the day ends. Only for
/// requests without a cookie: whoever is signed in or has a form open gets a page of their own. What is answered from here shows
/// in the server's meters, not line by line in the log.
/// </summary>
/// <remarks>
/// Stands before the list of hosts and the proxy's headers, whose reading costs a fifth of the answer. They decide once: what they
/// let through for a host and a scheme is kept for that host and scheme alone.
/// </remarks>
public sealed class PublicPages(RequestDelegate next, TimeProvider clock, ShownBanners banners, PublicStatus municipalities)
{
    // Hosts are compared without regard to case, so that one page could be asked for under thousands of names.
    private const long MaxBytesKept = 32 * 1024 * 1024;
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal) { "/", "/manual", "/contact", "/privacy", "/accessibility" };
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Asked, KeptPage> pages = new();
    private long bytesKept;

    private ShownVersions Versions => new(banners.Version, municipalities.Version);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (!IsPublic(path) || !HttpMethods.IsGet(request.Method) || request.Headers.Cookie.Count > 0 || request.QueryString.HasValue
            // What a mailed link opens is one person's, although the path no longer says whose.
            || context.Features.Get<LinkToken>() is not null)
        {
            return next(context);
        }

        var asked = new Asked(path, request.Headers.Host, request.Scheme, request.Headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName]);
        return pages.TryGetValue(asked, out var page) && page.IsFresh(clock.GetUtcNow(), Versions)
            ? page.WriteAsync(context)
            : MakeAsync(context, asked);
    }

    private async Task MakeAsync(HttpContext context, Asked asked)
    {
        // Before the page is made: what changes meanwhile makes it stale at once.
        var (now, versions) = (clock.GetUtcNow(), Versions);
        // At midnight 開始予定 becomes 開始済み.
        var staleAt = new[] { now + Freshness, banners.NextChangeAfter(now) ?? DateTimeOffset.MaxValue, now.DayInJapan().EndInJapan() }.Min();
        var client = context.Response.Body;
        using var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        // Writing lets the last headers be set, so that they are kept too.
        await client.WriteAsync(made.GetBuffer().AsMemory(0, (int)made.Length), context.RequestAborted);
        if (KeptPage.Of(context, made.ToArray(), staleAt, versions) is { } page)
        {
            if (Interlocked.Add(ref bytesKept, page.Size) > MaxBytesKept)
            {
                pages.Clear();
                Interlocked.Exchange(ref bytesKept, page.Size);
            }

            pages[asked] = page;
        }
    }

    // Without a query: what somebody looks for is made for them alone.
    private static bool IsPublic(string path) =>
        Paths.Contains(path) || path.StartsWith("/municipalities", StringComparison.Ordinal);

    private readonly record struct Asked(string Path, string? Host, string Scheme, string? ForwardedScheme);
}
