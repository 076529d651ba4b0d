using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Portal.Web;

/// <summary>
/// A page that takes no form would answer one with itself and 200, without having loaded anything: the method is refused.
/// </summary>
public sealed class NoHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        // The page that says that something was refused or has failed comes under the method of what was.
        var isTelling = http.HasFailed() || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (context.HandlerMethod is null && !reads && !isTelling)
        {
            http.Response.Headers.Allow = AllowedBy(context);
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    /// <summary>Every page can be read; a named handler counts only where its name was asked for.</summary>
    private static string AllowedBy(PageHandlerExecutingContext context)
    {
        var name = context.RouteData.Values["handler"]?.ToString() ?? context.HttpContext.Request.Query["handler"].ToString();
        var handled = context.ActionDescriptor.HandlerMethods
            .Where(h => h.Name is null || h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.HttpMethod.ToUpperInvariant());
        return string.Join(", ", new[] { HttpMethods.Get, HttpMethods.Head }.Union(handled));
    }
}
