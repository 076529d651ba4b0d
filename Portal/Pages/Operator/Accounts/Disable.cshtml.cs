using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Accounts;

[RequiresRecentProof]
public sealed class DisableModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindAccount(Id), cancellationToken) is not { } person)
        {
            return false;
        }

        Confirmation = AccountConfirmations.Disable(person, $"~/operator/accounts/{Id}");
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DisableAccount(Id), cancellationToken);

        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        // A revoked invitation has no page any more.
        return await mediator.Send(new FindAccount(Id), cancellationToken) is null
            ? RedirectToPage("Index")
            : RedirectToPage("Details", new { id = Id, done = "disabled" });
    }
}
