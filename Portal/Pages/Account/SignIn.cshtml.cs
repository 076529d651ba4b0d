using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class SignInModel(IMediator mediator, ICurrentUser user) : PageModel
{
    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

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

        await HttpContext.BeginSessionAsync(result.Value.AccountId);
        return this.GoTo(ReturnUrl, Navigation.HomeOf(result.Value.Role));
    }
}
