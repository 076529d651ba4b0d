using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>総合振込のファイル, as it was released. It is given to a button only: that it was saved unlocks 残りを振込済みにする.</summary>
[RequiresRecentProof]
public sealed class TransferFileModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public PaymentBatchView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPaymentBatch(Id), cancellationToken);
        View = found!;
        return found is { File.IsKept: true };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new SaveTransferFile(Id), cancellationToken) is not { } saved)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentDisposition = ContentDispositionName.Attachment(saved.Name);
        return new FileContentResult(saved.Content, "text/plain; charset=Shift_JIS");
    }
}
