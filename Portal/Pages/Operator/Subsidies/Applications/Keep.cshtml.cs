using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>記録を残す指定 of one application: made, and lifted.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class KeepModel(IMediator mediator) : QueuePageModel, IPageContent
{
    [BindProperty] public Guid OrderId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Reason { get; set; }

    public RetentionView View { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "ordered" => "記録を残すことにしました",
        "lifted" => "残す指定を解きました",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindRetention(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(new OrderRetention(Id, OrderId, Reason), "ordered", cancellationToken);

    public Task<IActionResult> OnPostLiftAsync(CancellationToken cancellationToken) =>
        DoAsync(new LiftRetention(Id, OrderId), "lifted", cancellationToken);

    private async Task<IActionResult> DoAsync(IRequest<Result> act, string done, CancellationToken cancellationToken)
    {
        var (result, here) = (await mediator.Send(act, cancellationToken), AddressOf("Keep", Id));
        // Whoever sends the form again means a new order.
        OrderId = result.Errors.Contains(RetentionOrderErrors.LiftedSince) ? Guid.CreateVersion7() : OrderId;

        return result.Failed ? this.ShowErrors(result) : Redirect($"{here}{(here.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={done}");
    }
}
