using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public SessionDetails? Details { get; set; }

    [BindProperty] public int Revision { get; set; }

    [BindProperty] public string? Was { get; set; }

    public SessionDetailsView View { get; private set; } = null!;

    public OtherChange? Others { get; private set; }

    public async Task<IActionResult> OnPostAsync(bool close, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new SaveSessionDetails(Id, Revision, SessionFacts.Read(Was), Details!), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : close ? Redirect("/insurer/review-sessions")
            : Redirect($"/insurer/review-sessions/{Id}/reviewers");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetSessionDetails(Id), cancellationToken) is not { } view)
        {
            return false;
        }

        var before = SessionFacts.Read(Was);
        Others = before?.ChangesTo(view.Facts) is { Count: > 0 } changes ? OtherChange.Of(view.SavedBy, view.Head, changes) : null;
        View = view;
        Details ??= SessionDetails.Of(view.Facts);
        return true;
    }
}
