using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications.Changes;

/// <summary>Takes 資料 of a 変更・中止・廃止の申請 as they arrive (<see cref="ReceivedFiles"/>).</summary>
[IgnoreAntiforgeryToken]
[UnbufferedForm]
[RequestSizeLimit(ReceivedFiles.RequestBytes)]
public sealed class PapersUploadModel(IMediator mediator, IAntiforgery antiforgery) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid requestId, CancellationToken cancellationToken) =>
        await mediator.Send(new FindChangePapers(id, requestId), cancellationToken) is null ? NotFound() : Redirect(PapersModel.PathOf(id, requestId));

    public async Task<IActionResult> OnPostAsync(Guid id, Guid requestId, CancellationToken cancellationToken) =>
        await mediator.Send(new FindChangePapers(id, requestId), cancellationToken) is null
            ? NotFound()
            : await this.ReceiveFilesAsync(
                antiforgery, (_, part) => mediator.Send(new AddChangePaper(id, requestId, part.FileName, part.Content), cancellationToken),
                PapersModel.PathOf(id, requestId), cancellationToken);
}
