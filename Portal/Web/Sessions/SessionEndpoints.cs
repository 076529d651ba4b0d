using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Web.Sessions;

public static class SessionEndpoints
{
    /// <summary>「このまま続ける」 of the time-out warning: the request itself has prolonged the session.</summary>
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/account/extend", async (HttpContext context, IAntiforgery antiforgery) =>
            await antiforgery.IsRequestValidAsync(context)
                ? Results.Json(new { expiresAt = PageFrame.SessionExpiresAt(context) })
                : Results.BadRequest())
            .RequireAuthorization().WithMetadata(new OpensBeforeRequiredStepAttribute());
}
