using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class SecondFactorModel(IMediator mediator, PendingSignIn pending, ICurrentUser user) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    [BindProperty(SupportsGet = true)] public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => user.AccountId is null && pending.Find(HttpContext) is not null ? Page() : StartAgain();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (user.AccountId is not null || pending.Find(HttpContext) is not { } step)
        {
            return StartAgain();
        }

        var result = await mediator.Send(new ConfirmSecondFactor(step.AccountId, step.Stamp, Code), cancellationToken);
        if (result.Failed)
        {
            return this.Refuse(result.Errors);
        }

        pending.End(HttpContext);
        await HttpContext.BeginSessionAsync(result.Value.AccountId, result.Value.Stamp);
        return this.GoTo(ReturnUrl, Navigation.HomeOf(result.Value.Role));
    }

    private RedirectToPageResult StartAgain() => RedirectToPage("SignIn", new { ReturnUrl });
}
