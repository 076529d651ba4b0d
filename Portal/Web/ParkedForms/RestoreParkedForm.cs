using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Portal.Core.Accounts;
using Portal.Core.Data;

namespace Portal.Web.ParkedForms;

/// <summary>Fills a page that is opened with ?resume= from what its owner had typed; the person still has to send it.</summary>
public sealed class RestoreParkedForm(PortalDbContext db, FormParking parking, ICurrentUser user, TimeProvider clock)
    : IAsyncResultFilter
{
    /// <summary>In ViewData: true when the fields were filled, false when they were no longer there.</summary>
    public const string Outcome = "ParkedForm";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var request = context.HttpContext.Request;
        if (context.Result is PageResult && context.Controller is PageModel page && HttpMethods.IsGet(request.Method)
            && !context.HttpContext.HasFailed() && user.AccountId is { } accountId
            && request.Query.TryGetValue(FormParking.QueryName, out var id))
        {
            var parked = Guid.TryParse(id, out var parkedId) ? await FindAsync(parkedId, accountId, request.Path) : null;
            foreach (var (name, values) in parked is null ? [] : parking.Read(parked))
            {
                context.ModelState.SetModelValue(name, new ValueProviderResult(new StringValues(values)));
            }

            page.ViewData[Outcome] = parked is not null;
        }

        await next();
    }

    private Task<ParkedForm?> FindAsync(Guid id, Guid accountId, string? path)
    {
        var now = clock.GetUtcNow();
        return db.ParkedForms.AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == id && f.AccountId == accountId && f.Path == path && f.ExpiresAt > now);
    }
}
