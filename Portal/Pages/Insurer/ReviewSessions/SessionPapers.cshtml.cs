using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class SessionPapersModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [TempData] public string? Told { get; set; }

    public SessionPapersView View { get; private set; } = null!;

    public async Task<IActionResult> OnPostOrderAsync(string? opened, Dictionary<Guid, string?> order, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OrderPapers(Id, null, ReviewDocumentKind.Other, opened, order), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/papers/whole-session");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new GetSessionPapers(Id), cancellationToken))!;
        return View is not null;
    }
}
