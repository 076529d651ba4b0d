using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Hosting;

/// <summary>
/// One line for each request, with the route's pattern in place of the address: a reviewer's token, a query or an id never
/// reaches the log.
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var endpoint = OriginalEndpoint(context);
            if (endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            {
                log.LogInformation(
                    "{Method} {Route} {Status} {Milliseconds} ms {TraceId}",
                    context.Request.Method,
                    (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)",
                    context.Response.StatusCode,
                    (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                    Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
            }
        }
    }

    // An error page has taken the place of the endpoint that failed.
    private static Endpoint? OriginalEndpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
        ?? (context.Features.Get<IStatusCodeReExecuteFeature>() is null ? context.GetEndpoint() : null);
}
