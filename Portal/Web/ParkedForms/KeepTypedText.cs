using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Portal.Web.ParkedForms;

/// <summary>
/// A form sent by 「ログインする」 of the time-out message is only to be kept. Where its person is signed in after all, in another
/// tab, it comes back filled in: whether it is sent, they decide.
/// </summary>
public sealed class KeepTypedText : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.Query.ContainsKey(FormParking.KeepName)
            && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
        {
            context.Result = new LocalRedirectResult(await FormParking.For(http).ParkAsync(http, accountId));
            return;
        }

        await next();
    }
}
