using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Content;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Content;

/// <summary>The banners as CSV, sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportBanners(sort), cancellationToken);
        return new CsvResult($"全体へのお知らせ_{clock.TodayInJapan():yyyyMMdd}.csv", ExportBanners.Headings, rows);
    }
}
