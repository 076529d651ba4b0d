using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Links;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Letters;

/// <summary>通知書, for the office that applied.</summary>
[Authorize(Policies.OfficeUser)]
public sealed class LetterModel(IMediator mediator, PrintedPages printed, PortalUrls urls) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new FindDecisionLetter(id), cancellationToken) is { } letter
            ? await printed.AnswerLetterAsync(this, letter, urls, cancellationToken)
            : NotFound();
}
