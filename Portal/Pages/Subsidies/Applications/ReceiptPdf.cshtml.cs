using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>申請書の控え: exactly what was sent, with its 受付番号, as a PDF to keep.</summary>
public sealed class ReceiptPdfModel(IMediator mediator, PrintedPages printed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new FindApplication(id), cancellationToken) is { Sent: not null } view
            ? await printed.AnswerAsync<ApplicationSlip>(
                this, $"申請書の控え {view.ReceiptNumber}", $"申請書の控え_{view.ReceiptNumber}.pdf",
                new Dictionary<string, object?> { [nameof(ApplicationSlip.View)] = view }, cancellationToken)
            : NotFound();
}
