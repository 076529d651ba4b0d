using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Pdf;
using Portal.Core.Subsidies;
using Portal.Pages.Subsidies.Letters;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>通知書, as the applicant gets it.</summary>
[RequiresRecentProof]
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
                _ => RedirectToPage("/Operator/Subsidies/Letters/Index"),
            };
        }
        catch (PdfComposerUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
