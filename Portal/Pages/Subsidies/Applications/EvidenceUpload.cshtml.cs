using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>Takes the files of 必要な書類 as they arrive (<see cref="ReceivedFiles"/>).</summary>
[IgnoreAntiforgeryToken]
[UnbufferedForm]
[RequestSizeLimit(ReceivedFiles.RequestBytes)]
[OpensByProxy(ProxyScope.Form)]
public sealed class EvidenceUploadModel(IMediator mediator, IAntiforgery antiforgery) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await IsOpenAsync(id, cancellationToken) ? Redirect(ApplicationSection.Evidence.Path(id)) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) => !await IsOpenAsync(id, cancellationToken)
        ? NotFound()
        : await this.ReceiveFilesAsync(
            antiforgery,
            (parts, part) => mediator.Send(new UploadEvidence(id, parts.Field("KindKey"), part.FileName, part.Content), cancellationToken),
            ApplicationSection.Evidence.Path(id), cancellationToken);

    private async Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken) =>
        (await mediator.Send(new FindApplication(id), cancellationToken))?.MayChange(ApplicationSection.Evidence) == true;
}
