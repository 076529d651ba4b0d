using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Operator.Subsidies.TaxReports;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>返還 that stands on a later decision, and what of it has come.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class RepaymentModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent, IReturnedMoney
{
    /// <summary>Of the application.</summary>
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid DecisionId { get; set; }

    [BindProperty] public Guid ReceiptId { get; set; }

    [BindProperty] public string? On { get; set; }

    [BindProperty] public string? Yen { get; set; }

    public DateOnly Today => clock.TodayInJapan();

    public RepaymentOfDecision View { get; private set; } = null!;

    public RepaymentView Money => View.Money;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "returned" => "入金を記録しました",
        "removed" => "入金の記録を取り消しました",
        "given-back" => "返したことを記録しました。続けて、支払の回の行で振込不能にしてください",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRepayment(Id, DecisionId), cancellationToken);
        View = found!;
        return found is not null;
    }

    public Task<IActionResult> OnPostReturnedAsync(CancellationToken cancellationToken) =>
        DoAsync(new RecordReturnedMoney(Id, ReceiptId, On, Yen, DecisionId), "returned", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        DoAsync(new RemoveReturnedMoney(Id, ReceiptId), "removed", cancellationToken);

    public Task<IActionResult> OnPostGivenBackAsync(CancellationToken cancellationToken) =>
        DoAsync(new RemoveReturnedMoney(Id, ReceiptId, IsGivenBack: true), "given-back", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Result> act, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(act, cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, decisionId = DecisionId, done });
    }
}
