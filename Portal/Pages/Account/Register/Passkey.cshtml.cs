using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class PasskeyModel(IMediator mediator, Passkeys passkeys, ICurrentUser user) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public string? Credential { get; set; }

    public RegistrationView? View { get; private set; }

    /// <summary>Shown once, in the answer to the form itself.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindRegistration(Token), cancellationToken);
        var elsewhere = this.ElsewhereThan(RegistrationStep.Account, View, Token);
        // The check of a passkey asks from where it was sent, which a page without any referrer does not tell. The path stays untold.
        Response.Headers["Referrer-Policy"] = "strict-origin";
        return elsewhere ?? Page();
    }

    /// <summary>422 when the form has to be sent as it is, for the page to say what is wrong with it.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is not PageResult)
        {
            return new UnprocessableEntityResult();
        }

        var person = await mediator.Send(new CheckNewPerson(Token, DisplayName, LoginId), cancellationToken);
        return person.Failed
            ? new UnprocessableEntityResult()
            : Content(await passkeys.CreationOptionsAsync(Guid.CreateVersion7(), person.Value), "application/json");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is var step and not PageResult)
        {
            return step;
        }

        if (await passkeys.CheckNewAsync(Credential, LoginId) is not var (accountId, passkey))
        {
            // Without a passkey it is mostly a name that the device was not asked for.
            var person = await mediator.Send(new CheckNewPerson(Token, DisplayName, LoginId), cancellationToken);
            return person.Failed ? this.ShowErrors(person) : this.ShowErrors(AccountErrors.PasskeyRefused);
        }

        var result = await mediator.Send(
            new CompleteRegistrationWithPasskey(Token, DisplayName, LoginId, accountId, passkey), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        if (user.AccountId is null)
        {
            await HttpContext.BeginSessionAsync(result.Value.AccountId, stamp: null);
        }

        RecoveryCodes = result.Value.RecoveryCodes;
        return Page();
    }
}
