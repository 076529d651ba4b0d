using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>参照状況. A draft has none: it leads to the step at which its preparation stopped.</summary>
public sealed class StatusModel(IMediator mediator) : PageModel, IPageContent
{
    private ViewingStatus? view;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public ViewingStatus View => view!;

    /// <summary>What was just done, in words.</summary>
    public string? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancellationToken)
    {
        Told = StatusText.Of(done);
        return await LoadContentAsync(cancellationToken) && View.Status == ReviewSessionStatus.Draft
            && await mediator.Send(new GetSessionReadiness(Id), cancellationToken) is { } readiness
            ? Redirect(PreparationPlace.HrefOf(PreparationPlace.StoppedAt(readiness), Id)) : Page();
    }

    public Task<IActionResult> OnPostUnlockAsync(Guid reviewerId, CancellationToken cancellationToken) =>
        DoAsync(new SwitchReviewerLock(Id, reviewerId, Locked: false), "unlocked", cancellationToken);

    public Task<IActionResult> OnPostSendHeldAsync(Guid reviewerId, CancellationToken cancellationToken) =>
        DoAsync(new SendHeldMail(Id, reviewerId), "sent", cancellationToken);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (view ??= await mediator.Send(new GetViewingStatus(Id, GetViewingStatus.EventsShown), cancellationToken)) is not null;

    private async Task<IActionResult> DoAsync(IRequest<Result> request, string done, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(request, cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}?done={done}");
    }
}
