using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Accounts;
using Portal.Web.ParkedForms;

namespace Portal.Web.Sessions;

/// <summary>
/// A signed-in person whose role or 代理 does not reach so far: 403 with the reason. What was typed when a 委任 ended meanwhile is kept for its
/// writer, until they act for the office again.
/// </summary>
public static class AccessDenied
{
    private static readonly object Key = new();

    public static async Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        var context = redirect.HttpContext;
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (context.Request.WantsJson())
        {
            // A script shows the sentence beside what it has sent.
            var text = context.TextOf(StatusCodes.Status403Forbidden);
            await context.Response.WriteAsJsonAsync(new { message = text.Explanation + text.Next }, context.RequestAborted);
        }
        else if (ByProxy.IsOver(context.User) && FormParking.CanPark(context) && !IsMultipart(context.Request)
            && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            && (await context.Request.ReadFormAsync(context.RequestAborted)).Keys.Any(FormParking.IsKept))
        {
            var user = context.RequestServices.GetRequiredService<ICurrentUser>();
            context.Items[Key] = await FormParking.For(context).ParkAsync(context, user.AccountId!.Value);
        }
    }

    // Files are never kept: nothing is promised of a form that is mostly a file.
    private static bool IsMultipart(HttpRequest request) => request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Where what was typed waits; null when nothing does.</summary>
    public static string? KeptAt(HttpContext context) => context.Items[Key] as string;
}
