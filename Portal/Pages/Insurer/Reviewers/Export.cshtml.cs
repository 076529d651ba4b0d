using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Reviewers;

/// <summary>The register as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, string? state, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportReviewers(new ReviewerFilter(q, state, sort)), cancellationToken);
        return new CsvResult($"審査員名簿_{clock.TodayInJapan():yyyyMMdd}.csv", ReviewerCsv.Headings, rows);
    }
}
