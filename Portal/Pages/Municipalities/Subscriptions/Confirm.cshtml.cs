using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Pages.Account;
using Portal.Web;
using Portal.Web.Review;

namespace Portal.Pages.Municipalities.Subscriptions;

/// <summary>Opening the link changes nothing: mail scanners open links, too.</summary>
public sealed class ConfirmModel(IMediator mediator) : PageModel
{
    [BindProperty] public string? Token { get; set; }

    public SubscriptionRequestView? Asked { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<LinkToken>() is not { } link)
        {
            return RedirectToPage("Subscribe");
        }

        Token = link.Text;
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmSubscription(Token), cancellationToken);
        IsDone = !result.Failed;
        if (result.Failed && !result.Errors.Contains(SubscriptionErrors.LinkUnusable))
        {
            await ShowAsync(cancellationToken);
            return this.ShowErrors(result);
        }

        return this.ShowLink(isDead: result.Failed);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Asked = await mediator.Send(new FindSubscriptionRequest(Token), cancellationToken);
        IsDone = Asked?.IsConfirmed == true;
        return this.ShowLink(isDead: Asked is null);
    }
}
