using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.ClaimsRegister;

/// <summary>All problems of an import as CSV.</summary>
[RequiresRecentProof]
public sealed class ProblemsModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new ExportClaimsRegisterProblems(id), cancellationToken) is { } rows
            ? new CsvResult($"登録簿の問題_{clock.TodayInJapan():yyyyMMdd}.csv", ExportClaimsRegisterProblems.Headings, rows)
            : NotFound();
}
