using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Payments;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Of the batch to be made: sent twice, the form makes one.</summary>
    [BindProperty] public Guid BatchId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? DueUntil { get; set; }

    [BindProperty] public string? PayOn { get; set; }

    public string? Done => Request.Query["done"];

    public PaymentBatchList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListPaymentBatches(P ?? 1), cancellationToken);
        return true;
    }

    public void OnGet()
    {
        var today = clock.TodayInJapan();
        DueUntil = new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1).ToJapanText();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CreatePaymentBatch(BatchId, DueUntil, PayOn), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "created" });
    }
}
