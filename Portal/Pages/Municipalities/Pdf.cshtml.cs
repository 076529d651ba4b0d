using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Pdf;
using Portal.Web;

namespace Portal.Pages.Municipalities;

/// <summary>The whole list as a PDF, or a prefecture's; 503 while Chromium or qpdf is down, since nothing is lost by asking again.</summary>
public sealed class PdfModel(IMediator mediator, StatusPdfs pdfs, PrintedPages printed, PrintPacking packing) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? prefecture, CancellationToken cancellationToken)
    {
        var place = ShippedPlaces.List.Named(prefecture);
        var list = await mediator.Send(new ListForPrint(place?.Romaji), cancellationToken);
        try
        {
            var pdf = await pdfs.FindAsync(place?.Romaji ?? "", list.Version, list.AsOf, token => PrintAsync(list, place, token), cancellationToken);
            Response.Headers.ContentDisposition = ContentDispositionName.Attachment($"{place?.Name}市町村の対応状況_第{list.Version}版.pdf");
            return File(pdf, "application/pdf");
        }
        catch (Exception exception) when (exception is PdfComposerUnavailableException or QpdfException)
        {
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<byte[]> PrintAsync(PrintedStatus list, Prefecture? place, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, object?> { [nameof(StatusList.List)] = list, [nameof(StatusList.Place)] = place };
        var print = await printed.PrintAsync<StatusList>($"{place?.Name}市町村の対応状況（第{list.Version}版）", parameters, cancellationToken);
        return await packing.PackAsync(print, cancellationToken);
    }
}
