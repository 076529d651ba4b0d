using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Accounts;

[RequiresRecentProof]
public sealed class EndSessionsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindAccount(Id), cancellationToken) is not { } person)
        {
            return false;
        }

        Confirmation = AccountConfirmations.EndSessions(person, $"~/operator/accounts/{Id}");
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new EndAccountSessions(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "sessions" });
    }
}
