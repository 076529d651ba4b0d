using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CopyModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    public SessionDetailsView From { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CopyReviewSession(Id, NewId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{result.Value}/details");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        From = (await mediator.Send(new GetSessionDetails(Id), cancellationToken))!;
        return From is not null;
    }
}
