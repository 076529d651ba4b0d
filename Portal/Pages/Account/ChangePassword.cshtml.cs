using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[Authorize]
[OpensBefore(PortalClaims.MustChangePassword, PortalClaims.MustSetUpSecondFactor)]
public sealed class ChangePasswordModel(IMediator mediator, ICurrentUser user) : PageModel
{
    public static string Rules =>
        $"{PasswordRules.MinLength}文字以上（二要素認証を使っている方は{PasswordRules.MinLengthWithSecondFactor}文字以上）。"
        + "記号や数字は、なくてもかまいません。関係のない言葉をいくつか並べると覚えやすくなります。";

    [BindProperty] public string? CurrentPassword { get; set; }

    [BindProperty] public string? NewPassword { get; set; }

    [BindProperty] public string? NewPasswordAgain { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var wasRequired = User.HasClaim(c => c.Type == PortalClaims.MustChangePassword);
        var result = await mediator.Send(
            new Core.Accounts.ChangePassword(CurrentPassword, NewPassword, NewPasswordAgain), cancellationToken);
        if (result.Failed)
        {
            return this.Refuse(result.Errors);
        }

        return LocalRedirect(Url.Content("~" + (wasRequired ? Navigation.HomeOf(user.Role!.Value) : "/my/security?changed=password")));
    }
}
