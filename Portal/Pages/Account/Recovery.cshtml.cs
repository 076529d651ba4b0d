using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;

namespace Portal.Pages.Account;

/// <summary>Opening the link changes nothing: mail scanners open links, too.</summary>
[AllowAnonymous]
public sealed class RecoveryModel(IMediator mediator) : PageModel
{
    [FromRoute] public string Token { get; set; } = "";

    /// <summary>Null once it stops nothing.</summary>
    public OpenedRecovery? Opened { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Opened = await mediator.Send(new OpenRecoveryObjection(Token), cancellationToken);
        return this.ShowLink(isDead: Opened is null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ObjectToRecovery(Token), cancellationToken);

        return result.Failed ? await OnGetAsync(cancellationToken) : RedirectToPage(new { token = Token });
    }
}
