using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.ParkedForms;

namespace Portal.Web.Sessions;

/// <summary>
/// On a page model: opens only while the person has proved a short while ago who they are. It asks before the form opens;
/// sending has a few minutes more, and what was typed is kept when even those are over.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresRecentProofAttribute : Attribute, IAsyncResourceFilter
{
    private static readonly TimeSpan ToOpen = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(15);

    /// <summary>For a page that is read, too: it opens freely and asks only before something is done on it.</summary>
    public bool OnlyToSend { get; init; }

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var sends = HttpMethods.IsPost(http.Request.Method);
        if ((OnlyToSend && !sends) || now - ProvedAt(http.User) <= (sends ? ToSend : ToOpen))
        {
            await next();
            return;
        }

        var accountId = Guid.Parse(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var back = sends
            ? await http.RequestServices.GetRequiredService<FormParking>().ParkAsync(http, accountId)
            : http.Request.PathBase + http.Request.Path + http.Request.QueryString;
        context.Result = new LocalRedirectResult($"~/account/confirm-identity?returnUrl={Uri.EscapeDataString(back)}");
    }

    private static DateTimeOffset ProvedAt(ClaimsPrincipal person) => DateTimeOffset.FromUnixTimeSeconds(
        long.TryParse(person.FindFirstValue(PortalClaims.ProvedAt), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
}
