using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;

namespace Portal.Pages.Operator.Subsidies.DecisionBatches;

/// <summary>まとめて決定した記録.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    [FromQuery] public int? P { get; set; }

    public DecisionBatchList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListDecisionBatches(P ?? 1), cancellationToken);
}
