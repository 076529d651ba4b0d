using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Audit;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Audit;

/// <summary>The trail as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string? act, Guid? objectId, Guid? actorId, DateOnly? day, string? sort, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter(act, objectId, actorId, day, sort);
        var rows = await mediator.Send(new ExportAuditEvents(filter), cancellationToken);
        return new CsvResult($"監査記録_{clock.TodayInJapan():yyyyMMdd}.csv", ExportAuditEvents.Headings, rows);
    }
}
