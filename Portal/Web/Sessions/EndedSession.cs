using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Portal.Web.ParkedForms;

namespace Portal.Web.Sessions;

/// <summary>A request whose session has ended by itself: a form that comes with it is kept for its owner.</summary>
public static class EndedSession
{
    private static readonly object Key = new();

    /// <summary>Told by the ticket store; a session that somebody ended on purpose is never told.</summary>
    public static void Note(HttpContext? context, SessionOwner owner)
    {
        if (context is not null && !owner.IsDisabled)
        {
            context.Items[Key] = owner;
        }
    }

    public static async Task RedirectToSignInAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var context = redirect.HttpContext;
        var to = redirect.RedirectUri;
        if (HttpMethods.IsPost(context.Request.Method)
            && context.Items[Key] is SessionOwner owner && await IsFromOurFormAsync(context, owner))
        {
            var back = await context.RequestServices.GetRequiredService<FormParking>().ParkAsync(context, owner.AccountId);
            to = context.Request.PathBase + redirect.Options.LoginPath
                + QueryString.Create(redirect.Options.ReturnUrlParameter, back);
        }

        context.Response.Redirect(to);
    }

    // The form's token speaks of the person who was signed in: without this check any site could fill our pages.
    private static async Task<bool> IsFromOurFormAsync(HttpContext context, SessionOwner owner)
    {
        var visitor = context.User;
        context.User = PortalClaims.PrincipalOf(owner, needsSecondFactor: false, IdentityConstants.ApplicationScheme);
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        finally
        {
            context.User = visitor;
        }
    }
}
