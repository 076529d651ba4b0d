using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Hosting;

/// <summary>The headers that every answer carries, error pages included.</summary>
public static class SecurityHeaders
{
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, IHostEnvironment environment) =>
        app.Use((context, next) =>
        {
            // Now, since an error page is another path.
            var isReview = context.Request.Path.StartsWithSegments("/review");
            // At the last moment: by then the page has said what it needs, and an error page has cleared what it had to.
            context.Response.OnStarting(() =>
            {
                Write(context, environment, isReview);
                return Task.CompletedTask;
            });
            return next(context);
        });

    private static void Write(HttpContext context, IHostEnvironment environment, bool isReview)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = context.ContentPolicy().ToString();
        }

        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isReview)
        {
            headers["Referrer-Policy"] = "no-referrer";
        }
        else
        {
            // A page whose address holds a token has said no-referrer by itself.
            headers.TryAdd("Referrer-Policy", "same-origin");
        }

        headers["Permissions-Policy"] = Permissions;
        if (!environment.IsDevelopment() && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // A browser keeps the asset, whoever asks; what a signed-in person or a reviewer sees stays nowhere.
        var isAsset = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (!isAsset && (isReview || context.User.Identity?.IsAuthenticated == true))
        {
            headers.CacheControl = "no-store";
        }
    }
}
