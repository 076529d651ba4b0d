using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web;

/// <summary>
/// Letters in a number field never reach a handler: the same page comes back with 400. An unreadable query of a GET
/// (a mistyped filter) is said beside its field and counts as absent, because a list can always be shown.
/// </summary>
public sealed class UnreadableInputFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reads = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (context.ModelState.IsValid || reads)
        {
            return;
        }

        context.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
