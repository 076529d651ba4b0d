using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Web.ParkedForms;

namespace Portal.Web.Sessions;

/// <summary>
/// Cookies: __Host- and Secure everywhere but Development, which runs on plain HTTP with names that work there.
/// </summary>
public static class SessionCookies
{
    public static string Name(IHostEnvironment environment, string name) =>
        environment.IsDevelopment() ? name : $"__Host-{name}";

    public static CookieSecurePolicy Secure(IHostEnvironment environment) =>
        environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public static IServiceCollection AddSessionCookies(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<SecondFactorDemand>();
        services.AddSingleton<PendingSignIn>();
        services.AddScoped<FormParking>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<ITicketStore, DatabaseTicketStore>();
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(provider =>
            new PostConfigureOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
                options.SessionStore = provider.GetRequiredService<ITicketStore>()));
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Name(environment, "portal");
            options.Cookie.SecurePolicy = Secure(environment);
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/";
            options.LoginPath = "/account/sign-in";
            options.LogoutPath = "/account/sign-out";
            options.ReturnUrlParameter = "returnUrl";
            // The database decides how long; the cookie itself ends with the browser.
            options.ExpireTimeSpan = SessionLimits.Absolute;
            options.SlidingExpiration = false;
            // The session row is the truth on every request: Identity's own check every 30 minutes would add nothing.
            options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            options.Events.OnRedirectToLogin = EndedSession.RedirectToSignInAsync;
            options.Events.OnRedirectToAccessDenied = AccessDenied.AnswerAsync;
        });
        // Identity keeps a passkey's challenge here for the minutes in which it is answered.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = Name(environment, "passkey");
            options.Cookie.SecurePolicy = Secure(environment);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = Name(environment, "form");
            options.Cookie.SecurePolicy = Secure(environment);
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        return services;
    }
}
