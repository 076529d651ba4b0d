using System.Security.Claims;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>Who is acting, read from the request's session; nobody in the worker.</summary>
public sealed class HttpCurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private ClaimsPrincipal? User => accessor.HttpContext?.User;

    public Guid? AccountId => Id(ClaimTypes.NameIdentifier);

    public AccountRole? Role =>
        Enum.TryParse<AccountRole>(User?.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    public Guid? InsurerId => Id(PortalClaims.InsurerId);

    public Guid? OfficeId => Id(PortalClaims.OfficeId);

    public bool IsOfficeAdministrator => User?.HasClaim(c => c.Type == PortalClaims.OfficeAdministrator) == true;

    public ActingProxy? Proxy =>
        Id(PortalClaims.ProxyId) is { } proxy && Id(PortalClaims.ProxyPrincipalId) is { } principal
            && Id(PortalClaims.ProxyOrganisationId) is { } organisation
            && Enum.TryParse<ProxyScope>(User?.FindFirstValue(PortalClaims.ProxyScope), out var scope)
            ? new ActingProxy(proxy, principal, organisation, scope)
            : null;

    public Guid? SessionId => Id(PortalClaims.SessionId);

    public string? ClientAddress => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString();

    private Guid? Id(string claim) => Guid.TryParse(User?.FindFirstValue(claim), out var id) ? id : null;
}
