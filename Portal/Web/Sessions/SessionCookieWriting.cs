using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Sessions;

public static class SessionCookieWriting
{
    /// <summary>Begins a session with a new key; a browser that is still signed in must not get here.</summary>
    public static Task BeginSessionAsync(this HttpContext context, Guid accountId)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            // The cookie handler would go on with the old key.
            throw new InvalidOperationException("The browser is already signed in.");
        }

        return context.SignInAsync(
            IdentityConstants.ApplicationScheme, PortalClaims.Reference(accountId, IdentityConstants.ApplicationScheme));
    }

    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(IdentityConstants.ApplicationScheme);
}
