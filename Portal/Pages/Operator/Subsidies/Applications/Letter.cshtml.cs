using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Links;
using Portal.Core.Subsidies;
using Portal.Pages.Subsidies.Letters;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>通知書, as the applicant gets it.</summary>
[RequiresRecentProof]
public sealed class LetterModel(IMediator mediator, PrintedPages printed, PortalUrls urls) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new FindDecisionLetter(id), cancellationToken) is { } letter
            ? await printed.AnswerLetterAsync(this, letter, urls, cancellationToken)
            : NotFound();
}
