using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class PreviewModel(IMediator mediator) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public GrantInputs Inputs { get; set; } = new();

    public ProgrammeDetails Details { get; private set; } = null!;

    public ProgrammePreview Preview { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var isAsked = ModelState.IsValid && GrantInputs.AreIn(Request.Query.Keys);
        if (await mediator.Send(new FindProgramme(Id), cancellationToken) is not { } details
            || await mediator.Send(new PreviewProgramme(Id, isAsked ? Inputs : null), cancellationToken) is not { } preview)
        {
            return NotFound();
        }

        (Details, Preview) = (details, preview);
        return preview.Outcome is { Failed: true } refused ? this.ShowErrors(refused) : Page();
    }
}
