using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Subsidies;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>総合振込のファイル, as it was released.</summary>
[RequiresRecentProof]
public sealed class TransferFileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new SaveTransferFile(id), cancellationToken) is not { } saved)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentDisposition = ContentDispositionName.Attachment(saved.Name);
        return new FileContentResult(saved.Content, "text/plain; charset=Shift_JIS");
    }
}
