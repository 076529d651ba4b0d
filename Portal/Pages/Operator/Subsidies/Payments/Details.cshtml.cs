using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Operator.Subsidies.Payments;

public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Only rows in this state.</summary>
    [BindProperty(SupportsGet = true)] public PaymentStatus? State { get; set; }

    /// <summary>How many were left out when the second person was asked.</summary>
    [BindProperty(SupportsGet = true)] public int? Left { get; set; }

    [BindProperty] public uint Version { get; set; }

    public PaymentBatchView View { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "created" => "支払の回をつくりました",
        "excluded" => "回から外しました",
        "lifted" => "保留を解きました。次の回に入ります",
        "proposed" => Left is { } left ? $"確認を頼みました。申請の審査中の{left:N0}件は外しました。次の回に入ります" : "確認を頼みました",
        "sent-back" => "差し戻しました",
        "released" => "振込を依頼しました。ファイルを保存できます",
        "marked" => "結果を入れました",
        "imported" => "結果を取り込みました",
        "settled" => "残りを振込済みにしました",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindPaymentBatch(Id, P ?? 1, State), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProposePaymentBatch(Id, Version), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "proposed", left = result.Value == 0 ? (int?)null : result.Value });
    }
}
