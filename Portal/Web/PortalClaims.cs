using System.Security.Claims;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>What the session says of the person, for the frame of the page and for <see cref="HttpCurrentUser"/>.</summary>
public static class PortalClaims
{
    public const string InsurerId = "insurer_id";

    /// <summary>大分市 長寿福祉課, or 事務局 for an operator.</summary>
    public const string Organisation = "organisation";

    public const string DisplayName = "display_name";

    /// <summary>Present while the issued password has not been changed.</summary>
    public const string MustChangePassword = "must_change_password";

    /// <summary>Present while the second factor that this role needs has not been set up.</summary>
    public const string MustSetUpSecondFactor = "must_set_up_second_factor";

    /// <summary>The id of the row in account_sessions.</summary>
    public const string SessionId = "session_id";

    public static ClaimsPrincipal PrincipalOf(Account account, string organisation, string scheme)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new(ClaimTypes.Name, account.UserName!),
            new(ClaimTypes.Role, account.Role.ToString()),
            new(DisplayName, account.DisplayName),
            new(Organisation, organisation),
        };
        if (account.InsurerId is { } insurerId)
        {
            claims.Add(new Claim(InsurerId, insurerId.ToString()));
        }

        if (account.MustChangePassword)
        {
            claims.Add(new Claim(MustChangePassword, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
