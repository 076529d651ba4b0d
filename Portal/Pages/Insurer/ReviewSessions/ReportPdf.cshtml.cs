using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>参照状況 as a PDF to keep.</summary>
[RequiresRecentProof]
public sealed class ReportPdfModel(IMediator mediator, RazorHtml html, HtmlToPdf composer) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetViewingStatus(id, GetViewingStatus.EventsShown, "PDF"), cancellationToken) is not { Version: > 0 } status)
        {
            return NotFound();
        }

        try
        {
            var page = await html.RenderAsync<StatusReport>(
                $"参照状況 {status.Title}", new Dictionary<string, object?> { [nameof(StatusReport.Status)] = status });
            var pdf = await composer.RenderAsync(page, cancellationToken);
            Response.Headers.CacheControl = "no-store";
            Response.Headers.ContentDisposition =
                ContentDispositionName.Attachment($"参照状況_第{status.Number}回_{status.Now.DayInJapan():yyyyMMdd}.pdf");
            return File(pdf, "application/pdf");
        }
        catch (PdfComposerUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
