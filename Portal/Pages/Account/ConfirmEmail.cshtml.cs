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
    [FromRoute] public string Token { get; set; } = "";

    public bool IsDone { get; private set; }

    public bool IsDead { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Show(isDead: !await mediator.Send(new OpenEmailChange(Token), cancellationToken));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ConfirmEmailChange(Token), cancellationToken);
        IsDone = !result.Failed;

        return Show(isDead: result.Failed);
    }

    private PageResult Show(bool isDead)
    {
        IsDead = isDead;
        return this.ShowLink(isDead);
    }
}
