using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Web.Sessions;

/// <summary>What scripts ask for; pages have everything else.</summary>
public static class SessionEndpoints
{
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        // 「このまま続ける」 of the time-out warning: the request itself has prolonged the session.
        routes.MapPost("/account/extend", async (HttpContext context, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Json(new { expiresAt = PageFrame.SessionExpiresAt(context) })
                : Results.BadRequest())
            .RequireAuthorization()
            .WithMetadata(new OpensBeforeAttribute(PortalClaims.MustChangePassword, PortalClaims.MustSetUpSecondFactor));

        routes.MapPost("/account/passkey-options", async (HttpContext context, IAntiforgery antiforgery, Passkeys passkeys) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Text(await passkeys.RequestOptionsAsync(), "application/json")
                : Results.BadRequest())
            .AllowAnonymous();
    }
}
