using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Pages.Insurer.Reviewers;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Settings.Addresses;

[Authorize(Policies.InsurerAdministrator)]
[RequiresRecentProof]
public sealed class NewModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)] public NoticeKind? Kind { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? ChosenEmail { get; set; }

    public AddressQuestion? Question { get; private set; }

    public static IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<NoticeKind>().Select(k => new SelectListItem(NoticeKindText.Of(k), k.ToString()));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (Question, var email) = await AddressQuestion.AskAsync(mediator, Email, ChosenEmail, cancellationToken);
        if (Question is not null)
        {
            return Page();
        }

        var result = await mediator.Send(new AddNotificationAddress(Kind, email), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("../Index", new { done = "added" });
    }
}
