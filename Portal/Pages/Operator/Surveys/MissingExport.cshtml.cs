using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Surveys;

/// <summary>The insurers that have not answered as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class MissingExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string? prefecture, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportMissingInsurers(id, prefecture), cancellationToken);
        return rows is null ? NotFound() : new CsvResult($"アンケート未回答_{clock.TodayInJapan():yyyyMMdd}.csv", ExportMissingInsurers.Headings, rows);
    }
}
