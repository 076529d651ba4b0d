using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Pdf;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

/// <summary>通知書, for the office that applied.</summary>
[Authorize(Policies.OfficeUser)]
public sealed class LetterModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await mediator.Send(new OpenDecisionLetter(id), cancellationToken) switch
            {
                null => NotFound(),
                { Pdf: { } pdf } => this.SaveLetter(pdf),
                // The secretariat sees it in its list, and has to do something first.
                _ => StatusCode(StatusCodes.Status503ServiceUnavailable),
            };
        }
        catch (PdfComposerUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
