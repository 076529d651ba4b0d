using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>One row: taken out, held, or given its result by hand.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class RowModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid PaymentId { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public bool Hold { get; set; }

    /// <summary>状態 as the page showed it.</summary>
    [BindProperty] public PaymentStatus Shown { get; set; }

    /// <summary>振込不能の理由 as the page showed it.</summary>
    [BindProperty] public TransferFailure? ShownFailure { get; set; }

    [BindProperty] public bool? IsPaid { get; set; }

    [BindProperty] public TransferFailure? Failure { get; set; }

    public PaymentDetails Details { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPayment(Id, PaymentId), cancellationToken);
        Details = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostExcludeAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ExcludePayment(Id, PaymentId, Reason, Hold), cancellationToken), "excluded");

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new LiftPaymentHold(Id, PaymentId), cancellationToken), "lifted");

    public async Task<IActionResult> OnPostMarkAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new MarkPayment(Id, PaymentId, Shown, IsPaid, Failure, ShownFailure), cancellationToken), "marked");

    private IActionResult Answer(Result result, string done) =>
        result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done });
}
