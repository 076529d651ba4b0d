namespace Portal.Web.Review;

/// <summary>Headers of everything below /review: kept nowhere, and no address goes on to another site.</summary>
public static class ReviewResponses
{
    public static IApplicationBuilder UseReviewHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/review"))
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.CacheControl = "no-store";
                headers["Referrer-Policy"] = "no-referrer";
                headers["X-Robots-Tag"] = "noindex, nofollow";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
