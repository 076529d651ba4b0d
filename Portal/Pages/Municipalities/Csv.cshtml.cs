using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Municipalities;

/// <summary>The municipalities as CSV, filtered and sorted as on the screen.</summary>
public sealed class CsvModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string? q, string? prefecture, StartProgress? state, int? year, string? sort, CancellationToken cancellationToken)
    {
        var romaji = ShippedPlaces.List.Named(prefecture)?.Romaji;
        var data = await mediator.Send(new ExportMunicipalities(new MunicipalityFilter(q, romaji, state, year, sort)), cancellationToken);
        return new CsvResult($"市町村の対応状況_第{data.Version}版.csv", MunicipalityData.Headings, data.Rows().ToAsyncEnumerable());
    }
}
