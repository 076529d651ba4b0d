using System.Collections.Concurrent;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Core.Content;

namespace Portal.Hosting;

/// <summary>
/// Keeps the finished bytes of the pages that are the same for every visitor, for a minute or until a banner changes. Only for
/// requests without a cookie: whoever is signed in or has a form open gets a page of their own. What is answered from here shows
/// in the server's meters, not line by line in the log.
/// </summary>
/// <remarks>
/// Stands before the list of hosts and the proxy's headers, whose reading costs a fifth of the answer. They decide once: what they
/// let through for a host and a scheme is kept for that host and scheme alone.
/// </remarks>
public sealed class PublicPages(RequestDelegate next, TimeProvider clock, ShownBanners banners)
{
    // Hosts are compared without regard to case, so that one page could be asked for under thousands of names.
    private const int MaxKept = 100;
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal) { "/", "/manual", "/contact", "/privacy", "/accessibility" };
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Asked, KeptPage> pages = new();

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (!Paths.Contains(path) || !HttpMethods.IsGet(request.Method) || request.Headers.Cookie.Count > 0 || request.QueryString.HasValue)
        {
            return next(context);
        }

        var asked = new Asked(path, request.Headers.Host, request.Scheme, request.Headers[ForwardedHeadersDefaults.XForwardedProtoHeaderName]);
        return pages.TryGetValue(asked, out var page) && page.IsFresh(clock.GetUtcNow(), banners.Version)
            ? page.WriteAsync(context)
            : MakeAsync(context, asked);
    }

    private async Task MakeAsync(HttpContext context, Asked asked)
    {
        // Before the page is made: what changes meanwhile makes it stale at once.
        var (now, version) = (clock.GetUtcNow(), banners.Version);
        var staleAt = banners.NextChangeAfter(now) is { } change && change < now + Freshness ? change : now + Freshness;
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
        if (KeptPage.Of(context, made.ToArray(), staleAt, version) is { } page)
        {
            if (pages.Count >= MaxKept)
            {
                pages.Clear();
            }

            pages[asked] = page;
        }
    }

    private readonly record struct Asked(string Path, string? Host, string Scheme, string? ForwardedScheme);
}
