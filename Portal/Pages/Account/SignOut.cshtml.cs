using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web.Sessions;

namespace Portal.Pages.Account;

[AllowAnonymous]
public sealed class SignOutModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await mediator.Send(new RecordSignOut(), cancellationToken);
            await HttpContext.EndSessionAsync();
        }

        return RedirectToPage();
    }
}
