using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Pages.Account;
using Portal.Web;

namespace Portal.Pages.Municipalities.Subscriptions;

public sealed class SubscribeModel(IMediator mediator) : PageModel, IPageContent, IPlaceForm
{
    [BindProperty] public List<string> Places { get; set; } = [];

    [BindProperty] public string? Prefecture { get; set; }

    [BindProperty] public string? Email { get; set; }

    public bool IsSent => Request.Query.ContainsKey("sent");

    public PlaceChoices Choices { get; private set; } = null!;

    /// <param name="place">Chosen beforehand, by the page that one comes from.</param>
    /// <param name="prefecture">Shown beforehand.</param>
    public void OnGet(string[] place, string? prefecture) => (Places, Prefecture) = ([.. place], prefecture);

    public IActionResult OnPostShow() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RequestSubscription(Email, Places), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : RedirectToPage(new { sent = true });
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Choices = await mediator.Send(new ListPlaceChoices(Prefecture, Places), cancellationToken);
        Prefecture ??= Choices.Here?.Romaji;
        return true;
    }
}
