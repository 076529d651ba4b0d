using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Municipalities;

/// <summary>The address is sent in the form, so that no address of a page and no log ever holds it.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class SubscribersModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public string? Email { get; set; }

    public bool IsDone => Request.Query.ContainsKey("done");

    public FoundSubscriber? Found { get; private set; }

    public SubscriberCounts Now { get; private set; } = null!;

    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new FindSubscriber(Email), cancellationToken);
        Found = result.Failed ? null : result.Value;
        return result.Failed ? this.ShowErrors(result) : Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndSubscriptionFor(id), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = true });
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Now = await mediator.Send(new CountSubscribers(), cancellationToken);
        return true;
    }
}
