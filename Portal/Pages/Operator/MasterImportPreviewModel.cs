using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator;

/// <summary>What an import of one list would do, and the button that does it.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public abstract class MasterImportPreviewModel(IMediator mediator, MasterListKind kind) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>Which rows are shown; null for all that change something.</summary>
    [BindProperty(SupportsGet = true)] public MasterImportOutcome? Show { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public string? Fingerprint { get; set; }

    public MasterImportPlan Plan { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Plan = (await mediator.Send(new PreviewMasterImport(Id, kind), cancellationToken))!;
        return Plan is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmMasterImport(Id, kind, Fingerprint), cancellationToken);
        return !result.Failed ? RedirectToPage("Index", new { done = "imported", added = result.Value.Added, changed = result.Value.Changed, ended = result.Value.Gone })
            : result.Errors.Contains(MasterImportErrors.Gone) ? RedirectToPage("Import", new { gone = true })
            : this.ShowErrors(result);
    }
}
