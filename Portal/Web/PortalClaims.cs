using System.Globalization;
using System.Security.Claims;
using Portal.Web.Sessions;

namespace Portal.Web;

/// <summary>What the session says of the person, for the frame of the page and for <see cref="HttpCurrentUser"/>.</summary>
public static class PortalClaims
{
    public const string InsurerId = "insurer_id";

    /// <summary>The office that is worked for; absent for everybody but the people of offices.</summary>
    public const string OfficeId = "office_id";

    /// <summary>Present for those who look after the people of that office.</summary>
    public const string OfficeAdministrator = "office_administrator";

    /// <summary>大分市 長寿福祉課, or 事務局 for an operator.</summary>
    public const string Organisation = "organisation";

    public const string DisplayName = "display_name";

    /// <summary>Present while the issued password has not been changed.</summary>
    public const string MustChangePassword = "must_change_password";

    /// <summary>Present while the second factor that this role needs has not been set up.</summary>
    public const string MustSetUpSecondFactor = "must_set_up_second_factor";

    /// <summary>The id of the row in account_sessions.</summary>
    public const string SessionId = "session_id";

    /// <summary>When the person last proved who they are, as Unix seconds.</summary>
    public const string ProvedAt = "proved_at";

    /// <summary>The account's security stamp when its owner proved who they are; only on the way to a new session.</summary>
    public const string Stamp = "stamp";

    /// <summary>All that a sign-in hands over: the rest is read from the account on every request.</summary>
    /// <param name="accountId">Whose sign-in it is.</param>
    /// <param name="stamp">What the account's stamp was when it began: with another one since, no session comes of it. Null for an account made just now.</param>
    /// <param name="scheme">The cookie's.</param>
    public static ClaimsPrincipal Reference(Guid accountId, string? stamp, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, accountId.ToString()), .. stamp is null ? Array.Empty<Claim>() : [new Claim(Stamp, stamp)]], scheme));

    public static ClaimsPrincipal PrincipalOf(SessionOwner owner, bool needsSecondFactor, string scheme)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, owner.AccountId.ToString()),
            new(ClaimTypes.Name, owner.LoginId),
            new(ClaimTypes.Role, owner.Role.ToString()),
            new(DisplayName, owner.DisplayName),
            new(Organisation, owner.Organisation),
            new(SessionId, owner.SessionId.ToString()),
            new(ProvedAt, owner.ProvedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (owner.InsurerId is { } insurerId)
        {
            claims.Add(new Claim(InsurerId, insurerId.ToString()));
        }

        if (owner.Office is { } office)
        {
            claims.Add(new Claim(OfficeId, office.Id.ToString()));
            if (office.IsAdministrator)
            {
                claims.Add(new Claim(OfficeAdministrator, "true"));
            }
        }

        if (owner.MustChangePassword)
        {
            claims.Add(new Claim(MustChangePassword, "true"));
        }

        if (needsSecondFactor)
        {
            claims.Add(new Claim(MustSetUpSecondFactor, "true"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
