using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Pdf;
using Portal.Web;

namespace Portal.Pages.Municipalities;

/// <summary>The whole list as a PDF, or a prefecture's; 503 while Chromium is down, since nothing is lost by asking again.</summary>
public sealed class PdfModel(IMediator mediator, StatusPdfs pdfs, PrintedPages printed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? prefecture, CancellationToken cancellationToken)
    {
        var place = ShippedPlaces.List.Named(prefecture);
        var list = await mediator.Send(new ListForPrint(place?.Romaji), cancellationToken);
        try
        {
            var pdf = await pdfs.FindAsync(place?.Romaji ?? "", list.Version, list.AsOf, token => printed.PrintAsync<StatusList>(
                $"{place?.Name}市町村の対応状況（第{list.Version}版）", new Dictionary<string, object?> { [nameof(StatusList.List)] = list, [nameof(StatusList.Place)] = place }, token), cancellationToken);
            Response.Headers.ContentDisposition = ContentDispositionName.Attachment($"{place?.Name}市町村の対応状況_第{list.Version}版.pdf");
            return File(pdf, "application/pdf");
        }
        catch (PdfComposerUnavailableException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
