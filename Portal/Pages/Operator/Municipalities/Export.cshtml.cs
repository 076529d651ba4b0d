using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Operator.Municipalities;

/// <summary>The list in the form in which it is imported. Everybody may know it: nothing is asked before.</summary>
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportMunicipalityList(), cancellationToken);
        return new CsvResult($"市町村_{clock.TodayInJapan():yyyyMMdd}.csv", MunicipalityCsv.Headings, rows);
    }
}
