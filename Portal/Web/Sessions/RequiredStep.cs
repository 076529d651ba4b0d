using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Sessions;

/// <summary>Opens also while an issued password or a missing second factor keeps everything else closed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensBeforeRequiredStepAttribute : Attribute;

/// <summary>
/// While a person has to change an issued password or to set up the second factor of the role, whatever needs a signed-in
/// person leads there.
/// </summary>
public static class RequiredStep
{
    public static IApplicationBuilder UseRequiredStep(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (PathOf(context.User) is { } path && IsClosed(context.GetEndpoint()))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = context.Request.PathBase + path;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static string? PathOf(ClaimsPrincipal person) =>
        person.HasClaim(c => c.Type == PortalClaims.MustChangePassword) ? "/account/change-password"
        : person.HasClaim(c => c.Type == PortalClaims.MustSetUpSecondFactor) ? "/account/second-factor/required"
        : null;

    private static bool IsClosed(Endpoint? endpoint) =>
        endpoint is not null
        && endpoint.Metadata.GetMetadata<OpensBeforeRequiredStepAttribute>() is null
        && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
