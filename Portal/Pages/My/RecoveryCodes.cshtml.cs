using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.My;

[RequiresRecentProof]
public sealed class RecoveryCodesModel(IMediator mediator) : PageModel
{
    /// <summary>Shown once, in the answer to the form itself.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RenewRecoveryCodes(), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Codes = result.Value;
        return Page();
    }
}
