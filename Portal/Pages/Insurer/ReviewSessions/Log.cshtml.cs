using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>すべての記録.</summary>
public sealed class LogModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    public SessionLog Log { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, int p, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetSessionLog(id, p, Sort), cancellationToken) is not { } log)
        {
            return NotFound();
        }

        Log = log;
        return Page();
    }
}
