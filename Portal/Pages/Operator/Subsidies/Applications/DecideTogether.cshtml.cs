using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>まとめて決定する, what was ticked in the list or everything that its filter finds.</summary>
[RequiresRecentProof]
public sealed class DecideTogetherModel(IMediator mediator) : PageModel, IPageContent
{
    [FromQuery(Name = "q")] public string? Text { get; set; }

    [FromQuery] public bool Mine { get; set; }

    [FromQuery] public int? Year { get; set; }

    [FromQuery(Name = "id")] public IReadOnlyList<Guid> Ids { get; set; } = [];

    [BindProperty] public Guid BatchId { get; set; }

    /// <summary>What the preview showed.</summary>
    [BindProperty] public IReadOnlyList<string> Marks { get; set; } = [];

    public DecisionPreview Preview { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Preview = await mediator.Send(new PreviewDecisions(Ids, new ExaminationFilter("proposed", Mine, Text, Year)), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DecideTogether(BatchId, Marks), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("/Operator/Subsidies/DecisionBatches/Details", new { id = result.Value });
    }
}
