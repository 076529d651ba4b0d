using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Account;

/// <summary>Opening the link changes nothing: mail scanners open links, too.</summary>
[AllowAnonymous]
public sealed class ConfirmEmailModel(IMediator mediator) : PageModel
{
    public bool IsDone { get; private set; }

    public void OnGet() => Response.Headers["Referrer-Policy"] = "no-referrer";

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmEmailChange(token), cancellationToken);
        IsDone = !result.Failed;

        return result.Failed ? this.ShowErrors(result) : Page();
    }
}
