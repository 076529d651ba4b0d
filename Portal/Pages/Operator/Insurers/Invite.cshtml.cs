using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers;

[RequiresRecentProof]
public sealed class InviteModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent, IInvitation
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? Department { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    public InsurerDetails Insurer { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var insurer = await mediator.Send(new FindInsurer(Id), cancellationToken);
        Insurer = insurer!;
        return insurer is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new InviteAdministrator(NewId, Id, DisplayName, Department, Email, LoginId), cancellationToken);

        return result.Failed
            ? this.ShowErrors(result)
            : Redirect(AccountDesk.Of(user).PageOf(result.Value, "invited"));
    }
}
