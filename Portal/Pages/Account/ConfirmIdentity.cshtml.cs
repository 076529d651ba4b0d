using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[Authorize]
[OpensBefore(PortalClaims.MustSetUpSecondFactor)]
public sealed class ConfirmIdentityModel(IMediator mediator, Passkeys passkeys, ICurrentUser user) : PageModel
{
    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProveIdentity(Password, Code), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : this.GoTo(ReturnUrl, Navigation.HomeOf(user.Role!.Value));
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RecordPasskeyProof(await passkeys.VerifyAsync(Credential)), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : this.GoTo(ReturnUrl, Navigation.HomeOf(user.Role!.Value));
    }
}
