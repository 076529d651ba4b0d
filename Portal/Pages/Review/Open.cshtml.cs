using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Review;

namespace Portal.Pages.Review;

public sealed class OpenModel(IMediator mediator, ReviewCookies cookies, StampedCopies copies) : PageModel
{
    [FromRoute] public string? Hop { get; set; }

    [BindProperty] public string? LookupCode { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? Password { get; set; }

    /// <summary>No link came along: the 照会コード from the mail stands in.</summary>
    public bool AsksForCode => cookies.TokenOf(Request, Hop) is null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var entry = new EnterReview(cookies.TokenOf(Request, Hop), LookupCode, Email, Password);
        var result = await mediator.Send(entry, cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        var visit = result.Value;
        cookies.KeepVisit(Response, visit);
        if (Hop is not null)
        {
            cookies.ForgetToken(Response, Hop);
        }

        // While the browser fetches the page, the copy with the reviewer's mark is being made.
        if (await mediator.Send(new FindOpenVisit(new VisitKey(visit.VisitId, visit.Key)), cancellationToken) is { } open)
        {
            copies.Begin(open);
        }

        Response.Headers.Location = Url.Content($"~/review/read/{visit.VisitId}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
