using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Accounts;

public static class ClaimsReceptionServices
{
    /// <summary>Who is asked about users of the 電子請求受付システム: the service that the settings name, or the imported register.</summary>
    public static IServiceCollection AddClaimsReception(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClaimsReceptionOptions>().Bind(configuration.GetSection(ClaimsReceptionOptions.Section))
            .Validate(
                o => !o.IsConfigured || (Uri.TryCreate(o.Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)),
                "ClaimsReception:Url is no web address.")
            .Validate(o => o.TimeoutSeconds is >= 1 and <= 60, "ClaimsReception:TimeoutSeconds is between 1 and 60.")
            .ValidateOnStart();
        services.AddSingleton<HttpClaimsReceptionVerifier>();
        services.AddScoped<RegisterVerifier>();
        // Each in its own life: a scope would close the client that a singleton holds.
        return string.IsNullOrEmpty(configuration[$"{ClaimsReceptionOptions.Section}:{nameof(ClaimsReceptionOptions.Url)}"])
            ? services.AddScoped<IClaimsReceptionVerifier>(provider => provider.GetRequiredService<RegisterVerifier>())
            : services.AddSingleton<IClaimsReceptionVerifier>(provider => provider.GetRequiredService<HttpClaimsReceptionVerifier>());
    }
}
