using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.TaxReports;

/// <summary>One report, and the answer to it.</summary>
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    /// <summary>Of the application.</summary>
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public int Number { get; set; }

    [BindProperty] public string? Words { get; set; }

    public TaxReportView View { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "accepted" => "確認済みにしました",
        "sent-back" => "差し戻しました",
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

    private async Task<IActionResult> AnswerAsync(bool isAccepted, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AnswerTaxReport(Id, Number, isAccepted, Words), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = isAccepted ? "accepted" : "sent-back" });
    }
}
