using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Retention;

/// <summary>削除した記録 as CSV.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportPurgedApplications(), cancellationToken);
        return new CsvResult($"削除した助成金の記録_{clock.TodayInJapan():yyyyMMdd}.csv", ExportPurgedApplications.Headings, rows);
    }
}
