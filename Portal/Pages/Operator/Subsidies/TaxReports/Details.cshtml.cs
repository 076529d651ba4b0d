using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.TaxReports;

/// <summary>One report, and the answer to it.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent, IReturnedMoney
{
    /// <summary>Of the application.</summary>
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public int Number { get; set; }

    [BindProperty] public string? Words { get; set; }

    [BindProperty] public Guid ReceiptId { get; set; }

    /// <summary>入金の日, as typed.</summary>
    [BindProperty] public string? On { get; set; }

    /// <summary>入金の額, as typed.</summary>
    [BindProperty] public string? Yen { get; set; }

    public DateOnly Today => clock.TodayInJapan();

    public TaxReportView View { get; private set; } = null!;

    public RepaymentView Money => View.Repayment!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "accepted" => "確認済みにしました",
        "sent-back" => "差し戻しました",
        "returned" => "入金を記録しました",
        "removed" => "入金の記録を取り消しました",
        "given-back" => "返したことを記録しました。続けて、支払の回の行で振込不能にしてください",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindTaxReport(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) => AnswerAsync(isAccepted: true, cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancellationToken) => AnswerAsync(isAccepted: false, cancellationToken);

    public Task<IActionResult> OnPostReturnedAsync(CancellationToken cancellationToken) =>
        DoAsync(new RecordReturnedMoney(Id, ReceiptId, On, Yen), "returned", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        DoAsync(new RemoveReturnedMoney(Id, ReceiptId), "removed", cancellationToken);

    public Task<IActionResult> OnPostGivenBackAsync(CancellationToken cancellationToken) =>
        DoAsync(new RemoveReturnedMoney(Id, ReceiptId, IsGivenBack: true), "given-back", cancellationToken);

    private Task<IActionResult> AnswerAsync(bool isAccepted, CancellationToken cancellationToken) =>
        DoAsync(new AnswerTaxReport(Id, Number, isAccepted, Words), isAccepted ? "accepted" : "sent-back", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Result> act, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(act, cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done });
    }
}
