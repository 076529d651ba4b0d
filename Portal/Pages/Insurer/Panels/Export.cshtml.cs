using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Panels;

/// <summary>The panels as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? state, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportPanels(new PanelFilter(state, sort)), cancellationToken);
        return new CsvResult($"合議体_{clock.TodayInJapan():yyyyMMdd}.csv", ExportPanels.Headings, rows);
    }
}
