using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Web.Sessions;

/// <summary>What scripts ask for; pages have everything else.</summary>
public static class SessionEndpoints
{
    public const string Session = "/account/session";

    private static readonly OpensBeforeAttribute OpenBeforeEverything =
        new(PortalClaims.MustChangePassword, PortalClaims.MustSetUpSecondFactor);

    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        // Asked by the time-out warning before it says anything; the script marks it as unattended.
        routes.MapMethods(Session, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) => Results.Json(new { expiresAt = PageFrame.SessionExpiresAt(context) }))
            .RequireAuthorization().WithMetadata(OpenBeforeEverything);

        // 「このまま続ける」 of the warning: the request itself has prolonged the session.
        routes.MapPost(Session, async (HttpContext context, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Json(new { expiresAt = PageFrame.SessionExpiresAt(context) })
                : Results.BadRequest())
            .RequireAuthorization().WithMetadata(OpenBeforeEverything);

        routes.MapPost("/account/passkey-options", async (HttpContext context, IAntiforgery antiforgery, Passkeys passkeys) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Text(await passkeys.RequestOptionsAsync(), "application/json")
                : Results.BadRequest())
            .AllowAnonymous();
    }
}
