using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Sessions;

/// <summary>Opens also while the person still has to take a required step.</summary>
/// <param name="claims">The claims of <see cref="PortalClaims"/> in spite of which it opens.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensBeforeAttribute(params string[] claims) : Attribute
{
    public bool Allows(string claim) => claims.Contains(claim);
}

/// <summary>
/// While a person has to change an issued password or to set up the second factor of the role, whatever needs a signed-in
/// person leads there.
/// </summary>
public static class RequiredStep
{
    private static readonly (string Claim, string Path)[] InOrder =
    [
        (PortalClaims.MustChangePassword, "/account/change-password"),
        (PortalClaims.MustSetUpSecondFactor, "/account/second-factor/required"),
    ];

    public static IApplicationBuilder UseRequiredStep(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var (claim, path) = InOrder.FirstOrDefault(s => context.User.HasClaim(c => c.Type == s.Claim));
        if (claim is not null && IsClosed(context.GetEndpoint(), claim))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = context.Request.PathBase + path;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static bool IsClosed(Endpoint? endpoint, string claim) =>
        endpoint is not null
        && endpoint.Metadata.GetMetadata<OpensBeforeAttribute>()?.Allows(claim) != true
        && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
