using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.TaxReports;

/// <summary>The list as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? state, string? q, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportTaxReports(new TaxReportFilter(state, q)), cancellationToken);
        return new CsvResult($"消費税の報告_{clock.TodayInJapan():yyyyMMdd}.csv", ExportTaxReports.Headings, rows);
    }
}
