using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Sessions;

public static class SessionCookieWriting
{
    /// <summary>Begins a session with a new key; a browser that is still signed in must not get here.</summary>
    /// <param name="context">The request's.</param>
    /// <param name="accountId">Whose session it is.</param>
    /// <param name="stamp">The account's security stamp when the person proved who they are; null for an account made just now.</param>
    public static Task BeginSessionAsync(this HttpContext context, Guid accountId, string? stamp)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            // The cookie handler would go on with the old key.
            throw new InvalidOperationException("The browser is already signed in.");
        }

        return context.SignInAsync(
            IdentityConstants.ApplicationScheme, PortalClaims.Reference(accountId, stamp, IdentityConstants.ApplicationScheme));
    }

    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(IdentityConstants.ApplicationScheme);
}
