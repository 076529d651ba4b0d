using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Core.Pdf;
using Portal.Core.Storage;

namespace Portal.Web;

/// <summary>Every refusal and every failure ends on a readable page with a reference number, never on a stack trace.</summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/status/500",
            StatusCodeSelector = StatusOf,
            // Each request gets its own services: a DbContext that has failed must not serve the error page too.
            CreateScopeForErrors = true,
        });

        return app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
    }

    /// <summary>Whether this is the second way through, to the page that says that something failed.</summary>
    public static bool HasFailed(this HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>What is told to the person: the cause, where it is one that helps.</summary>
    public static StatusText TextOf(this HttpContext context, int code) =>
        IsOfStore(context.Features.Get<IExceptionHandlerFeature>()?.Error) ? StatusText.StoreIsDown
        : code == StatusCodes.Status403Forbidden && ByProxy.RefusalOf(context) is { } refusal ? refusal
        : StatusText.Of(code);

    private static bool IsOfStore(Exception? exception) =>
        exception is StorageUnavailableException || (exception?.InnerException is { } inner && IsOfStore(inner));

    // 57P01 and its neighbours: the server is stopping, has crashed or is not up yet.
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        DbException { IsTransient: true } or DbException { SqlState: ['5', '7', 'P', ..] } or StorageUnavailableException or QpdfException or TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ when exception.InnerException is { } inner => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };
}
