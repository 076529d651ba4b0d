using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Changes;

/// <summary>The list as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? state, string? q, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportChangeRequests(new ChangeFilter(state, q)), cancellationToken);
        return new CsvResult($"変更・中止・廃止の申請_{clock.TodayInJapan():yyyyMMdd}.csv", ExportChangeRequests.Headings, rows);
    }
}
