using Portal.Hosting;

namespace Portal.Web.Review;

/// <summary>What the reviewer's pages need beyond the headers of every answer; no-store and no-referrer are among those.</summary>
public static class ReviewResponses
{
    private const string Wasm = "'wasm-unsafe-eval'";

    public static IApplicationBuilder UseReviewHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/review"))
        {
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        }
        else if (HasWorker(context.Request.Path))
        {
            // A worker obeys the policy of its own file: scans in JBIG2 and JPEG 2000 are decoded by WebAssembly there.
            context.ContentPolicy().Allow("script-src", Wasm);
        }

        return next(context);
    });

    private static bool HasWorker(PathString path) =>
        path.StartsWithSegments("/lib/pdfjs/build") || path.StartsWithSegments("/lib/pdfjs/legacy/build");

    /// <summary>For the page with the viewer.</summary>
    public static void AllowViewer(this HttpContext context)
    {
        var policy = context.ContentPolicy();
        policy.Allow("script-src", Wasm);
        policy.Allow("worker-src", "'self'");
        policy.Allow("img-src", "blob:");
    }

    /// <summary>For papers: were a browser to show them as a page, nothing in them could act.</summary>
    public static void Sandbox(this HttpContext context) => context.ContentPolicy().Allow("sandbox", "");
}
