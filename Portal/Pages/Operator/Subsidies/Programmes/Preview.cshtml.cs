using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Programmes;

public sealed class PreviewModel(IMediator mediator) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public GrantInputs Inputs { get; set; } = new();

    public ProgrammeDetails Details { get; private set; } = null!;

    /// <summary>案で試算した額; null as long as nothing was asked.</summary>
    public Result<GrantCalculation>? Outcome { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var isAsked = ModelState.IsValid && GrantInputs.AreIn(Request.Query.Keys);
        if (await mediator.Send(new FindProgramme(Id), cancellationToken) is not { } details)
        {
            return NotFound();
        }

        (Details, Outcome) = (details, isAsked ? Inputs.Calculate(details.Programme.Kind, details.Programme.Rules) : null);
        return Outcome is { Failed: true } refused ? this.ShowErrors(refused) : Page();
    }
}
