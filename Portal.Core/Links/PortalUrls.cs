using Microsoft.Extensions.Configuration;

namespace Portal.Core.Links;

/// <summary>
/// Addresses for mails (メールに書くURL): always from the setting Portal:BaseUrl, never from a request, whose Host anybody
/// can write.
/// </summary>
public sealed class PortalUrls
{
    private const string DevelopmentBaseUrl = "http://127.0.0.1:5080";

    public PortalUrls(IConfiguration configuration, bool isDevelopment)
    {
        var setting = configuration["Portal:BaseUrl"];
        var text = string.IsNullOrWhiteSpace(setting) && isDevelopment ? DevelopmentBaseUrl : setting;
        Base = Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || isDevelopment)
            ? uri
            : throw new InvalidOperationException("Portal:BaseUrl must be set to the https address of the portal.");
    }

    /// <summary>Where the portal is reached from outside.</summary>
    public Uri Base { get; }

    /// <param name="path">Absolute within the portal: /account/activate/….</param>
    public string To(string path) => new Uri(Base, path).AbsoluteUri;
}
