using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>One of the papers that were sent, for who examines them.</summary>
public sealed class EvidenceModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid fileId, CancellationToken cancellationToken) =>
        await mediator.Send(new OpenSentEvidence(id, fileId), cancellationToken) is { } opened ? this.ShowEvidence(opened) : NotFound();
}
