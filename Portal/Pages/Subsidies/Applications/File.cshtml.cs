using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>One file of the 必要な書類, for whoever put it in.</summary>
[OpensByProxy(ProxyScope.Form)]
public sealed class FileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid fileId, CancellationToken cancellationToken) =>
        await mediator.Send(new OpenEvidence(id, fileId), cancellationToken) is { } opened ? this.ShowEvidence(opened) : NotFound();
}
