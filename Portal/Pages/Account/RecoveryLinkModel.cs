using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;

namespace Portal.Pages.Account;

/// <summary>
/// What the two pages behind the mailed links of a 復旧 do alike, as <see cref="PasswordLinkModel"/> for those of a password. Opening the link changes
/// nothing: mail scanners open links, too.
/// </summary>
public abstract class RecoveryLinkModel<TOpened>(IMediator mediator) : PageModel
    where TOpened : class
{
    [FromRoute] public string Token { get; set; } = "";

    /// <summary>Null once the link does nothing.</summary>
    public TOpened? Opened { get; private set; }

    protected abstract IRequest<TOpened?> Opening { get; }

    protected abstract IRequest<Result> Act { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Opened = await mediator.Send(Opening, cancellationToken);
        return this.ShowLink(isDead: Opened is null);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(Act, cancellationToken);

        return result.Failed ? await OnGetAsync(cancellationToken) : RedirectToPage(new { token = Token });
    }
}
