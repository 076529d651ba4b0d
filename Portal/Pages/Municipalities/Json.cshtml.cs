using System.Text.Encodings.Web;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Municipalities;

/// <summary>The municipalities as JSON, filtered and sorted as on the screen.</summary>
public sealed class JsonModel(IMediator mediator) : PageModel
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnGetAsync(
        string? q, string? prefecture, StartProgress? state, int? year, string? sort, CancellationToken cancellationToken)
    {
        var romaji = ShippedPlaces.List.Named(prefecture)?.Romaji;
        var data = await mediator.Send(new ExportMunicipalities(new MunicipalityFilter(q, romaji, state, year, sort)), cancellationToken);
        return new JsonResult(data, Readable);
    }
}
