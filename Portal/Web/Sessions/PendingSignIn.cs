using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.Accounts;

namespace Portal.Web.Sessions;

/// <summary>The minutes between password and second factor, in a protected cookie: nobody is signed in yet.</summary>
public sealed class PendingSignIn(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("PendingSignIn").ToTimeLimitedDataProtector();
    private readonly string cookie = SessionCookies.Name(environment, "second-step");

    public void Begin(HttpContext context, SignInStep step) =>
        context.Response.Cookies.Append(cookie, protector.Protect(JsonSerializer.Serialize(step), Lifetime), Options());

    /// <summary>Null when no password was typed here in the last minutes.</summary>
    public SignInStep? Find(HttpContext context)
    {
        try
        {
            return context.Request.Cookies.TryGetValue(cookie, out var value)
                ? JsonSerializer.Deserialize<SignInStep>(protector.Unprotect(value))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void End(HttpContext context) => context.Response.Cookies.Delete(cookie, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        Secure = !environment.IsDevelopment(),
        SameSite = SameSiteMode.Lax,
        Path = "/",
    };
}
