using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>参照状況 as a PDF to keep.</summary>
[RequiresRecentProof]
public sealed class ReportPdfModel(IMediator mediator, PrintedPages printed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new GetViewingStatus(id, GetViewingStatus.EventsShown, "PDF"), cancellationToken) is { Version: > 0 } status
            ? await printed.AnswerAsync<StatusReport>(
                this, $"参照状況 {status.Title}", $"参照状況_第{status.Number}回_{status.Now.DayInJapan():yyyyMMdd}.pdf",
                new Dictionary<string, object?> { [nameof(StatusReport.Status)] = status }, cancellationToken)
            : NotFound();
}
