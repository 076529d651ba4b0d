using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Settings.Addresses;

[Authorize(Policies.InsurerAdministrator)]
[RequiresRecentProof(OnlyToSend = true)]
public sealed class AddressModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public NotificationAddressRow Address { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var settings = await mediator.Send(new FindReviewBoardSettings(), cancellationToken);
        Address = settings.Addresses.SingleOrDefault(a => a.Id == Id)!;
        return Address is not null;
    }

    public async Task<IActionResult> OnPostResendAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ResendAddressConfirmation(Id), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : result.Value ? RedirectToPage("../Index", new { done = "resent" }) : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveNotificationAddress(Id), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : result.Value ? RedirectToPage("../Index", new { done = "removed" }) : NotFound();
    }
}
