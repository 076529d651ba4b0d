using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web.Review;

namespace Portal.Pages.Review;

public sealed class ReadModel(IMediator mediator, ReviewCookies cookies, StampedCopies copies, TimeProvider clock)
    : PageModel, IAsyncResultFilter
{
    [FromRoute] public Guid VisitId { get; set; }

    /// <summary>Null when the visit is over, was never there, or is somebody else's: these look the same.</summary>
    public ReadingPage? Reading { get; private set; }

    public int SecondsLeft => Reading is null ? 0 : (int)(Reading.Visit.EndsAt - clock.GetUtcNow()).TotalSeconds;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Reading = await mediator.Send(new GetReadingPage(cookies.VisitOf(Request, VisitId)), cancellationToken);
        HttpContext.AllowViewer();
        var page = Page();
        page.StatusCode = Reading is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }

    /// <summary>開封 is recorded once the page has been written, and only for a browser that shows it.</summary>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var shown = await next();
        if (Reading is { Visit: { IsReplaced: false } visit } && shown.Exception is null
            && HttpMethods.IsGet(Request.Method) && !Request.Headers.ContainsKey("Sec-Purpose"))
        {
            copies.Begin(visit);
            await mediator.Send(new RecordViewing(visit, ViewingAct.Opened), CancellationToken.None);
        }
    }
}
