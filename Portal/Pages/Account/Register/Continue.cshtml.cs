using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class ContinueModel(IMediator mediator) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    /// <summary>What was registered; null for an address that opens nothing.</summary>
    public string? OfficeName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        this.KeepAddressPrivate();
        var view = await mediator.Send(new FindRegistration(Token), cancellationToken);
        if (view is { Step: not RegistrationStep.Done })
        {
            return Redirect(RegistrationSteps.PathOf(view.Step, Token));
        }

        OfficeName = view?.Facts?.Name;
        return this.ShowLink(isDead: view is null);
    }
}
