using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Account;

/// <summary>
/// What the two pages behind mailed links do alike: two links that differed in their checks would be worse than a base
/// class.
/// </summary>
public abstract class PasswordLinkModel(IMediator mediator, AccountLinkPurpose purpose) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? NewPassword { get; set; }

    [BindProperty] public string? NewPasswordAgain { get; set; }

    public OpenedAccountLink? Opened { get; private set; }

    protected abstract string Outcome { get; }

    /// <summary>Where the first sign-in leads; null for home.</summary>
    protected virtual string? Next => null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Opened = await mediator.Send(new OpenAccountLink(Token, purpose), cancellationToken);
        return this.ShowLink(isDead: Opened is null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is { } page && Opened is null)
        {
            return page;
        }

        var result = await mediator.Send(
            new SetPasswordByLink(Token, purpose, NewPassword, NewPasswordAgain), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : RedirectToPage("SignIn", new { done = Outcome, returnUrl = Next });
    }
}
