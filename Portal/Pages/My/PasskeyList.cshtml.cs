using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

[RequiresRecentProof]
[OpensBefore(PortalClaims.MustSetUpSecondFactor)]
public sealed class PasskeyListModel(IMediator mediator, Passkeys passkeys, ICurrentUser user) : PageModel, IPageContent
{
    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Credential { get; set; }

    public IReadOnlyList<PasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Shown once, in the answer to the form itself, when this was the first second factor.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await passkeys.CreationOptionsAsync(user.AccountId!.Value), "application/json");

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (await passkeys.CheckAsync(user.AccountId!.Value, Credential, Name) is not { } passkey)
        {
            return this.ShowErrors(AccountErrors.PasskeyRefused);
        }

        var result = await mediator.Send(new AddPasskey(passkey), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        RecoveryCodes = result.Value.Count > 0 ? result.Value : null;
        return RecoveryCodes is null ? RedirectToPage() : Page();
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Passkeys = await passkeys.ListAsync(user.AccountId!.Value);
        return true;
    }
}
