using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>The schedules as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        string? q, string? prefecture, string? vendor, string? month, string? state, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportInsurerSchedules(new ScheduleFilter(q, prefecture, vendor, month, state)), cancellationToken);
        return new CsvResult($"保険者の日程_{clock.TodayInJapan():yyyyMMdd}.csv", ExportInsurerSchedules.Headings, rows.ToAsyncEnumerable());
    }
}
