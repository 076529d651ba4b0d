using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;

namespace Portal.Hosting;

/// <summary>
/// How much one client may send. This is each instance's own brake against floods; what has to hold across instances, such as
/// failed sign-ins, is counted in the database.
/// </summary>
public static class RequestLimits
{
    private const int DefaultChangesPerMinute = 600;

    public static void AddRequestLimits(this WebApplicationBuilder builder, HostingOptions hosting)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = hosting.MaxRequestMegabytes * 1024L * 1024;
        });
        var changes = hosting.ChangesPerMinute ?? (builder.Environment.IsDevelopment() ? 0 : DefaultChangesPerMinute);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = TellWhen;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                changes <= 0 || IsErrorPage(context) || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetFixedWindowLimiter(ClientOf(context), _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = changes,
                        Window = TimeSpan.FromMinutes(1),
                    }));
        });
    }

    // It passes here a second time, on its way to say that there were too many.
    private static bool IsErrorPage(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    // A town hall shares one address: whoever is signed in counts alone.
    private static string ClientOf(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static ValueTask TellWhen(OnRejectedContext context, CancellationToken cancellationToken)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            context.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        }

        return ValueTask.CompletedTask;
    }
}
