using System.Globalization;
using System.Security.Claims;
using Portal.Core.Time;
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

    /// <summary>代理: by which 委任 the person acts for an office; absent for an office's own people.</summary>
    public const string ProxyId = "proxy_id";

    /// <summary>The office that is acted for.</summary>
    public const string ProxyPrincipalId = "proxy_principal_id";

    /// <summary>代理の範囲, by the names of <see cref="Portal.Core.Accounts.ProxyScope"/>.</summary>
    public const string ProxyScope = "proxy_scope";

    /// <summary>Of which organisation the person is who acts by proxy.</summary>
    public const string ProxyOrganisationId = "proxy_organisation_id";

    /// <summary>名称 of that organisation.</summary>
    public const string ProxyOrganisation = "proxy_organisation";

    /// <summary>最後の日 of the 委任, as it is shown.</summary>
    public const string ProxyLastOn = "proxy_last_on";

    /// <summary>名称 of the office for which the person acted by a 委任 that is over: they choose anew for whom they work.</summary>
    public const string ProxyOver = "proxy_over";

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

        claims.AddRange(owner.Proxy is { } proxy ? OfProxy(proxy) : OfOffice(owner.Office));

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

    private static IEnumerable<Claim> OfOffice(OwnerOffice? office)
    {
        if (office is not null)
        {
            yield return new Claim(OfficeId, office.Id.ToString());
            if (office.IsAdministrator)
            {
                yield return new Claim(OfficeAdministrator, "true");
            }
        }
    }

    /// <summary>Never as one of the office's own people: what asks only for <see cref="OfficeId"/> finds none.</summary>
    private static IEnumerable<Claim> OfProxy(OwnerProxy proxy) => proxy.IsInForce
        ?
        [
            new Claim(ProxyId, proxy.Id.ToString()),
            new Claim(ProxyPrincipalId, proxy.PrincipalId.ToString()),
            new Claim(ProxyScope, proxy.Scope.ToString()),
            new Claim(ProxyOrganisationId, $"{proxy.OrganisationId}"),
            new Claim(ProxyOrganisation, proxy.Organisation),
            new Claim(ProxyLastOn, proxy.LastOn.ToJapanText()),
        ]
        : [new Claim(ProxyOver, proxy.Principal)];
}
