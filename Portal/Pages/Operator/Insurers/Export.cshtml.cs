using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers;

/// <summary>The insurers as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, InsurerKind? kind, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportInsurers(new InsurerFilter(q, kind, sort)), cancellationToken);
        return new CsvResult($"保険者_{clock.TodayInJapan():yyyyMMdd}.csv", ExportInsurers.Headings, rows);
    }
}
