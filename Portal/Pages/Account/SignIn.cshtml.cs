using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.ParkedForms;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class SignInModel(IMediator mediator, PendingSignIn pending, Passkeys passkeys, ICurrentUser user) : PageModel
{
    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    [BindProperty] public string? Credential { get; set; }

    /// <summary>What has just been done by a mailed link.</summary>
    public string? Done => Request.Query["done"].ToString() switch
    {
        "reset" => "パスワードを設定し直しました",
        "activated" => "利用を始める準備ができました",
        _ => null,
    };

    public bool HasParkedForm => ReturnUrl?.Contains($"{FormParking.QueryName}=", StringComparison.Ordinal) == true;

    public IActionResult OnGet() =>
        user.Role is { } role ? this.GoTo(ReturnUrl, Navigation.HomeOf(role)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (user.Role is { } role)
        {
            return this.GoTo(ReturnUrl, Navigation.HomeOf(role));
        }

        var result = await mediator.Send(new Core.Accounts.SignIn(LoginId, Password), cancellationToken);
        if (result.Failed)
        {
            return this.Refuse(result.Errors);
        }

        if (result.Value.NeedsSecondFactor)
        {
            pending.Begin(HttpContext, result.Value);
            return RedirectToPage("SecondFactor", new { ReturnUrl });
        }

        return await EnterAsync(result.Value);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (user.Role is { } role)
        {
            return this.GoTo(ReturnUrl, Navigation.HomeOf(role));
        }

        var result = await mediator.Send(
            new SignInWithPasskey(await passkeys.VerifyAsync(Credential)), cancellationToken);
        return result.Failed ? this.Refuse(result.Errors) : await EnterAsync(result.Value);
    }

    private async Task<IActionResult> EnterAsync(SignInStep step)
    {
        pending.End(HttpContext);
        await HttpContext.BeginSessionAsync(step.AccountId, step.Stamp);
        return this.GoTo(ReturnUrl, Navigation.HomeOf(step.Role));
    }
}
