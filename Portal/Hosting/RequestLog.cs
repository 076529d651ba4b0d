using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Hosting;

/// <summary>
/// One line for each request, with the route's pattern in place of the address: a reviewer's token, a query or an id never
/// reaches the log. Every other line of the request carries the same trace id, in its scope.
/// </summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // While nobody collects traces the framework makes none, and a connection's number would be shared by many requests.
        using var activity = Activity.Current is null ? new Activity("Request").Start() : null;
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
                    Activity.Current!.TraceId.ToHexString());
            }
        }
    }

    // An error page has taken the place of the endpoint that failed.
    private static Endpoint? OriginalEndpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
        ?? (context.Features.Get<IStatusCodeReExecuteFeature>() is null ? context.GetEndpoint() : null);
}
