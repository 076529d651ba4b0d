using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof]
public sealed class ResetFactorModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    public Confirmation Confirmation => AccountConfirmations.ResetSecondFactor(Person, "~" + Desk.PageOf(Id));

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new FindAccount(Id), cancellationToken);
        Person = person!;
        return person is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ResetSecondFactor(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(Desk.PageOf(Id, "factor"));
    }
}
