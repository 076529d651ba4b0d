using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>登録を削除する: names what is lost before it is.</summary>
[RequiresRecentProof]
public sealed class DeleteModel(IMediator mediator) : PageModel, IPageContent
{
    private ViewingStatus? view;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public int Revision { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public ViewingStatus View => view!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadContentAsync(cancellationToken);
        return view?.Status switch
        {
            ReviewSessionStatus.Draft => Redirect($"/insurer/review-sessions/{Id}/cancel"),
            ReviewSessionStatus.Deleted => Redirect($"/insurer/review-sessions/{Id}"),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeleteReviewSession(Id, Revision, Reason), cancellationToken);

        // Who comes second finds it done: the record says by whom.
        return result.Failed && !result.Errors.Contains(ReviewSessionErrors.AlreadyDeleted)
            ? this.ShowErrors(result)
            : Redirect($"/insurer/review-sessions/{Id}");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (view ??= await mediator.Send(new GetViewingStatus(Id), cancellationToken)) is { Status: ReviewSessionStatus.Registered or ReviewSessionStatus.Closed };
}
