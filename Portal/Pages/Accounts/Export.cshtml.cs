using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

/// <summary>The accounts as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, ICurrentUser user, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string? q, AccountRole? role, AccountState? state, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportAccounts(new AccountFilter(q, role, state, sort)), cancellationToken);
        return new CsvResult($"{AccountDesk.Of(user).Name}_{clock.TodayInJapan():yyyyMMdd}.csv", ExportAccounts.Headings, rows);
    }
}
