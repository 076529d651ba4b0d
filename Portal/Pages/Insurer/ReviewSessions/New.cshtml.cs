using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class NewModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public SessionDetails Details { get; set; } = new();

    public SessionProposal Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(bool close, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartReviewSession(NewId, Details), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : close ? Redirect("/insurer/review-sessions")
            : Redirect($"/insurer/review-sessions/{result.Value}/reviewers");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Proposal = await mediator.Send(new ProposeReviewSession(), cancellationToken);
        Details = Details with { Number = Details.Number ?? $"{Proposal.Number}" };
        return true;
    }
}
