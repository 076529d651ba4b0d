using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Pages.Account;
using Portal.Web;
using Portal.Web.Review;

namespace Portal.Pages.Municipalities.Subscriptions;

/// <summary>The subscriber's own page. The secret goes on in the form, so that no address but the mailed one ever holds it.</summary>
public sealed class ManageModel(IMediator mediator) : PageModel, IPlaceForm
{
    [BindProperty] public string? Token { get; set; }

    [BindProperty] public List<string> Places { get; set; } = [];

    [BindProperty] public string? Prefecture { get; set; }

    public bool IsChanged { get; private set; }

    /// <summary>The link is whole, and what it belonged to has ended.</summary>
    public bool IsEnded { get; private set; }

    public SubscriptionView? Now { get; private set; }

    public PlaceChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (HttpContext.Features.Get<LinkToken>() is not { } link)
        {
            return RedirectToPage("Subscribe");
        }

        Token = link.Text;
        await LoadAsync(cancellationToken);
        Places = [.. Now?.Places ?? []];
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostShowAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeSubscription(Token, Places), cancellationToken);
        IsChanged = !result.Failed;
        await LoadAsync(cancellationToken);
        var shown = await ShowAsync(cancellationToken);
        return result.Failed && Now is not null ? this.ShowErrors(result) : shown;
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Now = await mediator.Send(new FindSubscription(Token), cancellationToken);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        IsEnded = Now is null && await mediator.Send(new FindSubscriptionLink(Token), cancellationToken) == SubscriptionLinkState.Ended;
        Choices = await mediator.Send(new ListPlaceChoices(Prefecture, Places, WithEnded: true), cancellationToken);
        Prefecture ??= Choices.Here?.Romaji;
        return this.ShowLink(isDead: Now is null);
    }
}
