using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CasesFromNamesModel(IMediator mediator) : PageModel
{
    [TempData] public string? Refusal { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new GetSessionDetails(id), cancellationToken) is null
            ? NotFound()
            : Redirect($"/insurer/review-sessions/{id}/papers");

    public async Task<IActionResult> OnPostAsync(Guid id, int upTo, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MakeNamedCases(id, upTo), cancellationToken);
        if (result.Errors.Contains(PreparationErrors.NotFound))
        {
            return NotFound();
        }

        Refusal = result.Failed ? result.Errors[0].Message : null;
        return Redirect($"/insurer/review-sessions/{id}/papers#cases");
    }
}
