using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>もう一度送る (resend) and URLを作り直す (renew), asked once before a mail goes out.</summary>
[RequiresRecentProof]
public sealed class ReviewerSendModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid ReviewerId { get; set; }

    [BindProperty(SupportsGet = true)] public string Act { get; set; } = "";

    public ViewingStatus View { get; private set; } = null!;

    public ReviewerStatus Reviewer { get; private set; } = null!;

    public bool Renews => Act == "renew";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SendLinkAgain(Id, ReviewerId, Renews), cancellationToken);
        return result.Failed
            ? this.ShowErrors(result)
            : Redirect($"/insurer/review-sessions/{Id}?done={(Renews ? "renewed" : "sent")}");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new GetViewingStatus(Id), cancellationToken);
        if (view?.Reviewers.SingleOrDefault(r => r.Id == ReviewerId) is not { } reviewer || !view.IsOpen)
        {
            return false;
        }

        (View, Reviewer) = (view, reviewer);
        return true;
    }
}
