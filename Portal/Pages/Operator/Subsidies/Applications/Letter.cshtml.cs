using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Pages.Subsidies.Letters;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>通知書, as the applicant gets it; back to the application, which says why, while it is stopped.</summary>
[RequiresRecentProof]
public sealed class LetterModel(IMediator mediator) : PageModel
{
    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        this.OpenLetterAsync(
            mediator, mayPrint => new OpenDecisionLetter(id, mayPrint), () => RedirectToPage("Details", null, new { id }, "decision"), cancellationToken);
}
