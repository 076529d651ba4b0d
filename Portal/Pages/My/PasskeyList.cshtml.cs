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

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        await passkeys.AddAsync(user.AccountId!.Value, Credential, Name)
            ? ShowCodes(await mediator.Send(new RecordPasskeyChange(Added: true), cancellationToken))
            : this.ShowErrors(AccountErrors.PasskeyRefused);

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken) =>
        await passkeys.RemoveAsync(user.AccountId!.Value, id ?? "")
            ? ShowCodes(await mediator.Send(new RecordPasskeyChange(Added: false), cancellationToken))
            : NotFound();

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Passkeys = await passkeys.ListAsync(user.AccountId!.Value);
        return true;
    }

    private IActionResult ShowCodes(Result<IReadOnlyList<string>> result)
    {
        RecoveryCodes = result is { Failed: false, Value.Count: > 0 } ? result.Value : null;
        return result.Failed ? this.ShowErrors(result) : RecoveryCodes is null ? RedirectToPage() : Page();
    }
}
