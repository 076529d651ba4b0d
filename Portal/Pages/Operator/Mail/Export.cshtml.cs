using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Mail;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Mail;

/// <summary>The outbox as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(MailStatus? state, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportMails(new MailFilter(state, sort)), cancellationToken);
        return new CsvResult($"送信メール_{clock.TodayInJapan():yyyyMMdd}.csv", ExportMails.Headings, rows);
    }
}
