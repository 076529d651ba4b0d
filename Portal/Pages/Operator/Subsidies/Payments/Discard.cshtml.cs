using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Payments;

public sealed class DiscardModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public PaymentBatchView View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPaymentBatch(Id), cancellationToken);
        View = found!;
        return found?.Batch.Status == PaymentBatchStatus.Draft || (found is not null && HttpMethods.IsPost(Request.Method));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DiscardPaymentBatch(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "discarded" });
    }
}
