using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class LoginIdModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public static string Rules => $"{PasswordRules.MinLength}文字以上。記号や数字は、なくてもかまいません。関係のない言葉をいくつか並べると覚えやすくなります。";

    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public string? Password { get; set; }

    [BindProperty] public string? PasswordAgain { get; set; }

    public RegistrationView? View { get; private set; }

    /// <summary>Somebody of an office is signed in: the new one may be added to that account.</summary>
    public bool HasAccount => user.Role == AccountRole.OfficeUser;

    public string? Name => Navigation.NameOf(User);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindRegistration(Token), cancellationToken);
        return this.ElsewhereThan(RegistrationStep.Account, View, Token) ?? Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is var step and not PageResult)
        {
            return step;
        }

        var result = await mediator.Send(new AddRegisteredOffice(Token), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect(RegistrationSteps.PathOf(RegistrationStep.Done, Token));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is var step and not PageResult)
        {
            return step;
        }

        var result = await mediator.Send(
            new CompleteRegistration(Token, DisplayName, LoginId, Password, PasswordAgain), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        if (user.AccountId is null)
        {
            await HttpContext.BeginSessionAsync(result.Value, stamp: null);
        }

        return Redirect(RegistrationSteps.PathOf(RegistrationStep.Done, Token));
    }
}
