using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Tests.Support;

/// <summary>Makes the session that a sign-in would make, without the second that hashing a password takes.</summary>
public static class SessionCookie
{
    private const string SessionIdClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    public static async Task<string> CreateAsync(IServiceProvider services, Account account)
    {
        var scheme = IdentityConstants.ApplicationScheme;
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var principal = PortalClaims.Reference(account.Id, account.SecurityStamp!, scheme);
        var key = await options.SessionStore!.StoreAsync(new AuthenticationTicket(principal, scheme));
        var reference = new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionIdClaim, key)], scheme));
        var value = options.TicketDataFormat.Protect(new AuthenticationTicket(reference, null, scheme));
        return $"{options.Cookie.Name}={value}";
    }
}
