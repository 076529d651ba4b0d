using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>読んでいない方へもう一度知らせる: to whom, before it goes out.</summary>
public sealed class ReviewerReminderModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public ViewingStatus View { get; private set; } = null!;

    public IReadOnlyList<ReviewerStatus> Unread =>
        [.. View.Reviewers.Where(r => !r.HasRead && r.State != ReviewerState.Locked)];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemindUnreadReviewers(Id), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}?done=reminded");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetViewingStatus(Id), cancellationToken) is not { IsOpen: true } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
