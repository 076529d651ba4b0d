using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Portal.Core.ReviewBoard;
using Portal.Web.Sessions;

namespace Portal.Web.Review;

/// <summary>
/// The reviewer's two cookies: the link's token between the mail and the password, and the key of a visit. Each is named
/// for what it opens, so that two links or two visits in one browser never mix.
/// </summary>
public sealed class ReviewCookies(IDataProtectionProvider protection, IHostEnvironment environment)
{
    /// <summary>Long enough to telephone for the password.</summary>
    private static readonly TimeSpan LinkLife = TimeSpan.FromHours(1);
    private const int LongestToken = 64;

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ReviewLink.Cookie").ToTimeLimitedDataProtector();

    /// <summary>Keeps the token of a mailed link.</summary>
    /// <returns>The name under which the browser brings it back; it tells nothing of the token.</returns>
    public string KeepToken(HttpResponse response, string token)
    {
        var bounded = token.Length <= LongestToken ? token : "";
        var hop = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"hop:{bounded}")).AsSpan(0, 8));
        response.Cookies.Append(LinkName(hop), protector.Protect(bounded, LinkLife), Options(SameSiteMode.Lax, LinkLife));
        return hop;
    }

    /// <summary>The token; null when the cookie is missing, expired or not ours.</summary>
    public string? TokenOf(HttpRequest request, string? hop)
    {
        if (hop is null || request.Cookies[LinkName(hop)] is not { } kept)
        {
            return null;
        }

        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void ForgetToken(HttpResponse response, string hop) =>
        response.Cookies.Delete(LinkName(hop), Options(SameSiteMode.Lax, null));

    public void KeepVisit(HttpResponse response, EnteredVisit visit) =>
        response.Cookies.Append(VisitName(visit.VisitId), visit.Key, Options(SameSiteMode.Strict, null));

    public VisitKey VisitOf(HttpRequest request, Guid visitId) => new(visitId, request.Cookies[VisitName(visitId)]);

    public void ForgetVisit(HttpResponse response, Guid visitId) =>
        response.Cookies.Delete(VisitName(visitId), Options(SameSiteMode.Strict, null));

    private string LinkName(string hop) => SessionCookies.Name(environment, $"review-{hop}");

    private string VisitName(Guid visitId) => SessionCookies.Name(environment, $"visit-{visitId:N}");

    private CookieOptions Options(SameSiteMode sameSite, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = !environment.IsDevelopment(),
        SameSite = sameSite,
        Path = "/",
        MaxAge = life,
    };
}
