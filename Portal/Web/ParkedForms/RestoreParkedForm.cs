using System.Security.Claims;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.ParkedForms;

/// <summary>Fills a page that is opened with ?resume= from what its owner had typed; the person still has to send it.</summary>
public sealed class RestoreParkedForm : IAsyncResultFilter
{
    /// <summary>In ViewData: true when the fields were filled, false when they were no longer there.</summary>
    public const string Outcome = "ParkedForm";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.HttpContext.Request;
        if (context.Result is PageResult && context.Controller is PageModel page && HttpMethods.IsGet(request.Method)
            && !context.HttpContext.HasFailed()
            && Guid.TryParse(context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)
            && request.Query.TryGetValue(FormParking.QueryName, out var id))
        {
            var fields = Guid.TryParse(id, out var parkedId)
                ? await FormParking.For(context.HttpContext).FindAsync(parkedId, accountId, request.Path)
                : null;
            foreach (var (name, values) in fields ?? [])
            {
                context.ModelState.SetModelValue(name, new ValueProviderResult(new StringValues(values)));
            }

            page.ViewData[Outcome] = fields is not null;
        }

        await next();
    }
}
