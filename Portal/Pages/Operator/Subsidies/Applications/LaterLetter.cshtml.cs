using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Pages.Subsidies.Letters;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>決定後の処分の通知書, as the applicant gets it; back to the application, which says why, while it is stopped.</summary>
[RequiresRecentProof]
public sealed class LaterLetterModel(IMediator mediator) : PageModel
{
    public Task<IActionResult> OnGetAsync(Guid id, Guid decisionId, CancellationToken cancellationToken) => this.OpenLetterAsync(
        mediator, mayPrint => new OpenLaterLetter(id, decisionId, mayPrint), () => RedirectToPage("Details", null, new { id }, "decision"), cancellationToken);
}
