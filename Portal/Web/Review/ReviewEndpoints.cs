using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;

namespace Portal.Web.Review;

/// <summary>What the reviewer's pages ask for that is no page.</summary>
public static class ReviewEndpoints
{
    private static readonly string[] Safe = [HttpMethods.Get, HttpMethods.Head];

    public static void MapReviewEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(LinkTokens.Path, Safe, FollowLink);
        var visit = routes.MapGroup("/review/read/{visitId:guid}");
        visit.MapMethods("papers.pdf", Safe, SendPapersAsync);
        visit.MapMethods("state", Safe, SendStateAsync);
        var posts = visit.MapGroup("").AddEndpointFilter(RequireAntiforgeryAsync);
        posts.MapPost("download", DownloadAsync);
        posts.MapPost("cases/{caseId:guid}/read", MarkReadAsync);
        posts.MapPost("extend", ExtendAsync);
        posts.MapPost("new-version", ShowNewVersionAsync);
        posts.MapPost("end", EndAsync);
    }

    /// <summary>The first hop. Asks nobody and answers every token alike: mail scanners follow links.</summary>
    private static void FollowLink(HttpContext context, ReviewCookies cookies)
    {
        var token = context.Features.Get<LinkToken>()?.Text ?? "";
        var hop = cookies.KeepToken(context.Response, token);
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = $"{context.Request.PathBase}/review/open/{hop}";
    }

    private static async Task SendPapersAsync(
        HttpContext context, Guid visitId, int? version, IMediator mediator, ReviewCookies cookies, PapersResponse papers)
    {
        // A browser that fetches ahead shows nothing to anybody.
        if (context.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var key = cookies.VisitOf(context.Request, visitId);
        var result = await mediator.Send(new OpenScreenCopy(key, version), context.RequestAborted);
        if (result.Failed)
        {
            context.Response.StatusCode = StatusOf(result.Errors[0]);
            return;
        }

        await using var content = result.Value.Content;
        await papers.SendToScreenAsync(context, key, result.Value);
    }

    /// <summary>For a page on which nobody does anything: withdrawn and replaced papers leave its screen as well.</summary>
    private static async Task SendStateAsync(HttpContext context, Guid visitId, IMediator mediator, ReviewCookies cookies)
    {
        var visit = await mediator.Send(
            new FindOpenVisit(cookies.VisitOf(context.Request, visitId), IsUnattended: true), context.RequestAborted);
        if (visit is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsJsonAsync(new { replaced = visit.IsReplaced }, context.RequestAborted);
    }

    private static async Task DownloadAsync(
        HttpContext context, Guid visitId, IMediator mediator, ReviewCookies cookies, PapersResponse papers)
    {
        var key = cookies.VisitOf(context.Request, visitId);
        var result = await mediator.Send(new MakeDownload(key), context.RequestAborted);
        if (!result.Failed)
        {
            await using var content = result.Value.Content;
            await papers.SendToKeepAsync(context, key, result.Value);
        }
        else if (result.Errors[0] == ReviewGateErrors.Replaced || result.Errors[0] == ReviewGateErrors.VisitEnded)
        {
            // The reading page says what has happened.
            BackToReading(context, visitId);
        }
        else
        {
            context.Response.StatusCode = StatusOf(result.Errors[0]);
        }
    }

    private static async Task MarkReadAsync(
        HttpContext context, Guid visitId, Guid caseId, int version, IMediator mediator, ReviewCookies cookies)
    {
        var mark = new MarkCaseRead(cookies.VisitOf(context.Request, visitId), version, caseId);
        var result = await mediator.Send(mark, context.RequestAborted);
        context.Response.StatusCode = result.Failed ? StatusOf(result.Errors[0]) : StatusCodes.Status204NoContent;
    }

    private static async Task ExtendAsync(
        HttpContext context, Guid visitId, IMediator mediator, ReviewCookies cookies, TimeProvider clock)
    {
        var visit = await mediator.Send(new FindOpenVisit(cookies.VisitOf(context.Request, visitId)), context.RequestAborted);
        if (visit is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var answer = new { secondsLeft = (int)(visit.EndsAt - clock.GetUtcNow()).TotalSeconds, replaced = visit.IsReplaced };
        await context.Response.WriteAsJsonAsync(answer, context.RequestAborted);
    }

    private static async Task ShowNewVersionAsync(HttpContext context, Guid visitId, IMediator mediator, ReviewCookies cookies)
    {
        await mediator.Send(new ShowNewVersion(cookies.VisitOf(context.Request, visitId)), context.RequestAborted);
        BackToReading(context, visitId);
    }

    private static async Task EndAsync(HttpContext context, Guid visitId, IMediator mediator, ReviewCookies cookies)
    {
        await mediator.Send(new EndVisit(cookies.VisitOf(context.Request, visitId)), CancellationToken.None);
        cookies.ForgetVisit(context.Response, visitId);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        SeeOther(context, "/review/read/done");
    }

    private static async ValueTask<object?> RequireAntiforgeryAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Microsoft.AspNetCore.Http.Results.BadRequest();
    }

    private static int StatusOf(Error error) =>
        error == ReviewGateErrors.Replaced ? StatusCodes.Status409Conflict
        : error == ReviewGateErrors.ScreenOnly ? StatusCodes.Status403Forbidden
        : StatusCodes.Status404NotFound;

    private static void BackToReading(HttpContext context, Guid visitId) => SeeOther(context, $"/review/read/{visitId}");

    private static void SeeOther(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.PathBase + path;
    }
}
