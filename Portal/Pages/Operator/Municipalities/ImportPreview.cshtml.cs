using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Municipalities;

/// <summary>取り込む内容を確かめる, of 市町村の一覧.</summary>
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

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.ImportAsync(mediator, new ConfirmMasterImport(Id, MasterListKind.Municipalities, Fingerprint), cancellationToken);
}
