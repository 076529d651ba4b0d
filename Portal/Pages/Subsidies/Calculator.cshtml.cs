using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies;

/// <summary>The calculator: everything typed stands in the address, so that a result can be kept and sent on.</summary>
public sealed class CalculatorModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public SubsidyKind Kind { get; set; }

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }

    [BindProperty(SupportsGet = true)] public GrantInputs Inputs { get; set; } = new();

    public GrantEstimate Estimate { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var isAsked = ModelState.IsValid && GrantInputs.AreIn(Request.Query.Keys);
        Estimate = await mediator.Send(new EstimateGrant(Kind, Year, isAsked ? Inputs : null), cancellationToken);

        return Estimate.Outcome is { Failed: true } refused ? this.ShowErrors(refused) : Page();
    }
}
