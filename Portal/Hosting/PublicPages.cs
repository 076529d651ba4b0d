using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace Portal.Hosting;

/// <summary>
/// Keeps the finished bytes of the pages that are the same for every visitor, for a minute or until the settings change (their
/// banner). Only for requests without a cookie: whoever is signed in or has a form open gets a page of their own. What
/// is answered from here shows in the server's meters, not line by line in the log.
/// </summary>
public sealed class PublicPages
{
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal) { "/", "/manual", "/contact", "/privacy", "/accessibility" };
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, KeptPage> pages = new(StringComparer.Ordinal);
    private readonly RequestDelegate next;
    private readonly TimeProvider clock;
    private readonly bool onlyEncrypted;

    public PublicPages(RequestDelegate next, IHostEnvironment environment, TimeProvider clock, IConfiguration configuration)
    {
        (this.next, this.clock, onlyEncrypted) = (next, clock, !environment.IsDevelopment());
        ChangeToken.OnChange(configuration.GetReloadToken, pages.Clear);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Cookie.Count > 0 || request.QueryString.HasValue
            || (onlyEncrypted && !request.IsHttps) || !Paths.Contains(request.Path.Value ?? ""))
        {
            return next(context);
        }

        return pages.TryGetValue(request.Path.Value!, out var page) && clock.GetUtcNow() < page.StaleAt
            ? page.WriteAsync(context)
            : MakeAsync(context);
    }

    private async Task MakeAsync(HttpContext context)
    {
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
        if (KeptPage.Of(context, made.ToArray(), clock.GetUtcNow() + Freshness) is { } page)
        {
            pages[context.Request.Path.Value!] = page;
        }
    }
}
