using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>登録・更新の控え as a PDF to keep. It holds no names of cases or reviewers and no password.</summary>
public sealed class ReceiptModel(IMediator mediator, PrintedPages printed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid receiptId, CancellationToken cancellationToken) =>
        await mediator.Send(new GetSessionReceipt(id, receiptId), cancellationToken) is { } view
            ? await printed.AnswerAsync<ReceiptSlip>(
                this, $"{ReceiptText.Of(view.Receipt.Kind)}の控え {view.Receipt.Number}", $"控え_{view.Receipt.Number}.pdf",
                new Dictionary<string, object?> { [nameof(ReceiptSlip.View)] = view }, cancellationToken)
            : NotFound();
}
