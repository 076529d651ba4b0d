using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Links;
using Portal.Web.ParkedForms;

namespace Portal.Web.Sessions;

/// <summary>ASP.NET Core Identity, as far as it serves: stores, passkeys and cookies.</summary>
public static class IdentitySetup
{
    public static IServiceCollection AddPortalIdentity(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<PortalDbContext>().AddSignInManager();
        services.AddPortalIdentitySchema();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSessionCookies(environment);
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<KeepTypedText>();
            options.Filters.Add<RestoreParkedForm>();
        });
        services.AddOptions<IdentityPasskeyOptions>().Configure<PortalUrls>((options, urls) =>
        {
            // A passkey stands for two factors only when the device has checked its user.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            if (!environment.IsDevelopment())
            {
                options.ServerDomain = urls.Base.Host;
                options.ValidateOrigin = context => ValueTask.FromResult(
                    !context.CrossOrigin && context.Origin == urls.Base.GetLeftPart(UriPartial.Authority));
            }
        });
        return services;
    }
}
