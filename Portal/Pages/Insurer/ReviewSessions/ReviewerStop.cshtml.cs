using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>閲覧をすぐに止める, for good or until the lock is taken off: names what it means for the person before it happens.</summary>
public sealed class ReviewerStopModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid ReviewerId { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public string SessionTitle { get; private set; } = "";

    /// <summary>Not locked yet.</summary>
    public bool CanBeLocked { get; private set; }

    public async Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SwitchReviewerLock(Id, ReviewerId, Locked: true), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}?done=locked");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StopReviewer(Id, ReviewerId), cancellationToken);

        // Who comes second finds it done.
        return result.Failed && !result.Errors.Contains(RegistrationErrors.ReviewerGone)
            ? this.ShowErrors(result)
            : Redirect($"/insurer/review-sessions/{Id}?done=stopped");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new GetViewingStatus(Id), cancellationToken);
        if (view?.Reviewers.SingleOrDefault(r => r.Id == ReviewerId) is not { } reviewer || !view.IsOpen)
        {
            return false;
        }

        SessionTitle = view.Title;
        CanBeLocked = reviewer.State != ReviewerState.Locked;
        Confirmation = ReviewerConfirmations.Stop(view, reviewer, $"/insurer/review-sessions/{Id}");
        return true;
    }
}
