using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.DecisionBatches;

/// <summary>まとめて決定したもの, with the time that is left to take it back.</summary>
public sealed class DetailsModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The applications that are ticked.</summary>
    [BindProperty] public IReadOnlyList<Guid> Ids { get; set; } = [];

    [BindProperty] public bool All { get; set; }

    [FromQuery(Name = "takenBack")] public int? TakenBack { get; set; }

    /// <summary>How many have just been taken back; null where something was refused since.</summary>
    public int? JustTakenBack => HttpMethods.IsGet(Request.Method) ? TakenBack : null;

    public DecisionBatchView View { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindDecisionBatch(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TakeBackDecisions(Id, Ids, All), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, takenBack = result.Value });
    }
}
