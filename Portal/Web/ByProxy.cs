using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Accounts;

namespace Portal.Web;

/// <summary>
/// On a page of offices: it opens also for whoever acts by proxy with one of these in the scope. Without it a page is closed to every
/// 代理, so that a new one is never given by mistake.
/// </summary>
/// <param name="any">One of these is enough.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensByProxyAttribute(ProxyScope any) : Attribute
{
    public ProxyScope Any => any;

    /// <summary>It opens even when the 委任 is over: here the person chooses for whom they work from now on.</summary>
    public bool Afterwards { get; init; }
}

/// <summary>代理: the part of <see cref="Policies.OfficeUser"/> that asks for the scope.</summary>
public static class ByProxy
{
    public static bool Allows(AuthorizationHandlerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var opens = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<OpensByProxyAttribute>();
        return IsOver(context.User) ? opens is { Afterwards: true }
            : ScopeOf(context.User) is not { } scope || (opens is not null && (opens.Any & scope) != ProxyScope.None);
    }

    /// <summary>What is said to whoever a 代理 does not bring further; null for everybody else.</summary>
    public static StatusText? RefusalOf(HttpContext context) =>
        context.User.FindFirstValue(PortalClaims.ProxyOver) is { } over ? StatusText.ProxyIsOver(over, HttpMethods.IsPost(context.Request.Method))
        : ScopeOf(context.User) is not null ? StatusText.NotByProxy(Navigation.OrganisationOf(context.User) ?? "")
        : null;

    public static bool IsOver(ClaimsPrincipal person) => person.HasClaim(c => c.Type == PortalClaims.ProxyOver);

    /// <summary>代理の範囲; null for whoever does not act by proxy.</summary>
    public static ProxyScope? ScopeOf(ClaimsPrincipal person) =>
        person.FindFirstValue(PortalClaims.ProxyScope) is not { } text ? null
        : Enum.TryParse<ProxyScope>(text, out var scope) ? scope
        : ProxyScope.None;
}
