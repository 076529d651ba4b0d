using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>One file of the 必要な書類, for whoever put it in.</summary>
public sealed class FileModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid fileId, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new OpenEvidence(id, fileId), cancellationToken) is not { } opened)
        {
            return NotFound();
        }

        if (opened.ContentType == "application/pdf")
        {
            return this.ShowPdf(new OpenedPdf(opened.Content, opened.FileName));
        }

        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentDisposition = ContentDispositionName.Inline(opened.FileName);
        return new FileStreamResult(opened.Content, opened.ContentType);
    }
}
