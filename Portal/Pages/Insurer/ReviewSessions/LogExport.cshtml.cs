using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>すべての記録 as CSV, sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class LogExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string? sort, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ExportSessionLog(id, sort), cancellationToken) is not { } log)
        {
            return NotFound();
        }

        return new CsvResult(
            $"これまでの記録_第{log.Number}回_{clock.TodayInJapan():yyyyMMdd}.csv", SessionLogFile.Headings, log.Rows);
    }
}
