using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class ClaimsUserModel(IMediator mediator) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? ClaimsUserId { get; set; }

    [BindProperty] public string? ClaimsPassword { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new FindRegistration(Token), cancellationToken);
        ClaimsUserId = view?.ClaimsUserId;
        return this.ElsewhereThan(RegistrationStep.ClaimsUser, view, Token) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var view = await mediator.Send(new FindRegistration(Token), cancellationToken);
        if (this.ElsewhereThan(RegistrationStep.ClaimsUser, view, Token) is { } elsewhere)
        {
            return elsewhere;
        }

        var result = await mediator.Send(new VerifyClaimsUser(Token, ClaimsUserId, ClaimsPassword), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : Redirect(RegistrationSteps.PathOf(null, Token));
    }
}
