using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web;

/// <summary>
/// A page that shows more than its form: choices, a table, the thing it is about. Loaded before the page is rendered,
/// after GET and after a refused POST alike, so that no handler has to remember it.
/// </summary>
public interface IPageContent
{
    /// <summary>False when what the page is about does not exist for this person: the answer is 404.</summary>
    Task<bool> LoadContentAsync(CancellationToken cancellationToken);
}

/// <summary>Calls <see cref="IPageContent.LoadContentAsync"/> whenever the answer is the page itself.</summary>
public sealed class PageContentFilter : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.Result is PageResult
            && context.Controller is IPageContent page
            && !await page.LoadContentAsync(context.HttpContext.RequestAborted))
        {
            context.Result = new NotFoundResult();
        }

        await next();
    }
}
