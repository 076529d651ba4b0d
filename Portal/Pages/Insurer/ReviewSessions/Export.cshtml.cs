using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The sessions as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string? state, DateOnly? from, DateOnly? to, string? sort, CancellationToken cancellationToken)
    {
        var filter = new ReviewSessionFilter(state, from, to, sort);
        var rows = await mediator.Send(new ExportReviewSessions(filter), cancellationToken);
        return new CsvResult($"審査会一覧_{clock.TodayInJapan():yyyyMMdd}.csv", ExportReviewSessions.Headings, rows);
    }
}
