using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>申請書の控え: exactly what was sent, with its 受付番号, as a PDF to keep; of the last 提出 unless another is asked for.</summary>
[OpensByProxy(ProxyScope.Form)]
public sealed class ReceiptPdfModel(IMediator mediator, PrintedPages printed) : PageModel
{
    /// <param name="id">The application.</param>
    /// <param name="round">Of the 差し戻し that the 提出 answers; 0 for the first 提出.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<IActionResult> OnGetAsync(Guid id, int? round, CancellationToken cancellationToken) =>
        await mediator.Send(new FindApplication(id), cancellationToken) is { } view
            && view.Sendings.LastOrDefault(s => round is null || s.Round == round) is { } sending
            ? await printed.AnswerAsync<ApplicationSlip>(
                this, ApplicationSlips.TitleOf(view), $"申請書の控え_{view.ReceiptNumber}.pdf", ApplicationSlips.ParametersOf(view, sending),
                cancellationToken)
            : NotFound();
}
