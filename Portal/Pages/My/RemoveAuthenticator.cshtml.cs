using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

[RequiresRecentProof]
public sealed class RemoveAuthenticatorModel(IMediator mediator) : PageModel
{
    public Confirmation Confirmation => FactorConfirmations.App;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveAuthenticatorApp(), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Security", new { changed = "app" });
    }
}
