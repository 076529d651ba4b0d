using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Pdf;
using Portal.Web;

namespace Portal.Pages.Municipalities;

/// <summary>The whole list as a PDF, or a prefecture's; 503 while Chromium or qpdf is down, since nothing is lost by asking again.</summary>
public sealed class PdfModel(IMediator mediator, StatusPdfs pdfs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? prefecture, CancellationToken cancellationToken)
    {
        var place = ShippedPlaces.List.Named(prefecture);
        if (place is null && !string.IsNullOrEmpty(prefecture))
        {
            return NotFound();
        }

        var list = await mediator.Send(new ListForPrint(place?.Romaji), cancellationToken);
        if (await pdfs.FindAsync(
            place?.Romaji ?? "", list.Version, list.AsOf, (scope, token) => PrintAsync(scope, list, place, token), cancellationToken) is not { } pdf)
        {
            Response.Headers.RetryAfter = StatusPdfs.Rest.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        Response.Headers.ContentDisposition = ContentDispositionName.Attachment($"{place?.Name}市町村の対応状況_第{list.Version}版.pdf");
        return File(pdf, "application/pdf");
    }

    private static async Task<byte[]> PrintAsync(IServiceProvider scope, PrintedStatus list, Prefecture? place, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, object?> { [nameof(StatusList.List)] = list, [nameof(StatusList.Place)] = place };
        var print = await scope.GetRequiredService<PrintedPages>().PrintAsync<StatusList>(
            $"{place?.Name}市町村の対応状況（第{list.Version}版）", parameters, cancellationToken);
        return await scope.GetRequiredService<PrintPacking>().PackAsync(print, cancellationToken);
    }
}
