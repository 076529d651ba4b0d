using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

[RequiresRecentProof]
// More than is taken, so that a file somewhat too large is told so on the page itself.
[RequestSizeLimit(5 * PaymentResultCsv.MaxBytes)]
public sealed class ResultsModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty] public string? PaidYen { get; set; }

    [BindProperty] public uint Version { get; set; }

    public PaymentBatchView View { get; private set; } = null!;

    /// <summary>Why the rest cannot be taken for paid yet; null when it can.</summary>
    public string? NotYet => View.Batch.MaySettle(View.File?.SavedAt, clock.TodayInJapan()) is { Failed: true, Errors: [var why, ..] } ? why.Message : null;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPaymentBatch(Id), cancellationToken);
        View = found!;
        return found is { Batch.IsReleased: true };
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        await using var content = Upload?.OpenReadStream();
        var result = await mediator.Send(new ImportPaymentResults(Id, content, PaidYen), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "imported" });
    }

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SettlePaymentBatch(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "settled" });
    }
}
