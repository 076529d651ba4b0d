using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Municipalities;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class ImportPreviewModel(IMediator mediator) : PageModel, IPageContent, IMasterImportPreview
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public MasterImportOutcome? Show { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public string? Fingerprint { get; set; }

    public MasterImportPlan Plan { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Plan = (await mediator.Send(new PreviewMasterImport(Id, MasterListKind.Municipalities), cancellationToken))!;
        return Plan is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmMasterImport(Id, MasterListKind.Municipalities, Fingerprint), cancellationToken);
        return !result.Failed ? RedirectToPage("Index", new { done = "imported", added = result.Value.Added, changed = result.Value.Changed, ended = result.Value.Gone })
            : result.Errors.Contains(MasterImportErrors.Gone) ? RedirectToPage("Import", new { gone = true })
            : this.ShowErrors(result);
    }
}
