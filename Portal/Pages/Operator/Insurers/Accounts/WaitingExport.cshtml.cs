using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers.Accounts;

/// <summary>Who has not signed in, as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class WaitingExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, WaitingState? state, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportWaitingAccounts(new WaitingFilter(q, state)), cancellationToken);
        return new CsvResult($"まだログインしていない方_{clock.TodayInJapan():yyyyMMdd}.csv", ExportWaitingAccounts.Headings, rows);
    }
}
