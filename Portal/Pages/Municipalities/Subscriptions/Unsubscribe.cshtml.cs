using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Pages.Account;
using Portal.Web.Review;

namespace Portal.Pages.Municipalities.Subscriptions;

// A mail program that shows a button of its own (RFC 8058) has no page of ours with an antiforgery token in it. Nothing here is done in the name
// of a browser's cookie: who holds the link may end what it belongs to.
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(IMediator mediator) : PageModel
{
    [BindProperty] public string? Token { get; set; }

    public bool IsDone { get; private set; }

    public SubscriptionLinkState Link { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<LinkToken>() is not { } link)
        {
            return RedirectToPage("Subscribe");
        }

        Token = link.Text;
        Link = await mediator.Send(new FindSubscriptionLink(Token), cancellationToken);
        return this.ShowLink(isDead: Link != SubscriptionLinkState.Open);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndSubscription(HttpContext.Features.Get<LinkToken>()?.Text ?? Token), cancellationToken);
        IsDone = !result.Failed;
        return this.ShowLink(isDead: result.Failed);
    }
}
