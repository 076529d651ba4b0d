using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

[RequiresRecentProof]
public sealed class ReleaseModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    /// <summary>Of the file that was shown.</summary>
    [BindProperty] public string? Sha256 { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public PaymentBatchView View { get; private set; } = null!;

    public PaymentCheckView Check { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPaymentBatch(Id), cancellationToken);
        var check = await mediator.Send(new FindPaymentCheck(Id), cancellationToken);
        (View, Check) = (found!, check!);
        return found is not null && check is not null;
    }

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ReleasePaymentBatch(Id, Version, Sha256), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "released" });
    }

    public async Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendBackPaymentBatch(Id, Version, Reason), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "sent-back" });
    }
}
