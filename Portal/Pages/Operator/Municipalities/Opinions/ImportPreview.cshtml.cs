using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Municipalities.Opinions;

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
        Plan = (await mediator.Send(new PreviewMasterImport(Id, MasterListKind.Opinions), cancellationToken))!;
        return Plan is not null;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.ImportAsync(mediator, new ConfirmMasterImport(Id, MasterListKind.Opinions, Fingerprint), cancellationToken);
}
