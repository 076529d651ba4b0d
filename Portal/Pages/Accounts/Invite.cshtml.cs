using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof]
public sealed class InviteModel(IMediator mediator, ICurrentUser user) : PageModel, IInvitation
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? Department { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public AccountRole? Role { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public void OnGet() => Role = Desk.IsSecretariat ? null : AccountRole.InsurerStaff;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IRequest<Result<Guid>> invitation = Desk.IsSecretariat
            ? new InviteOfficial(NewId, DisplayName, Department, Email, LoginId, Role)
            : new InviteColleague(NewId, DisplayName, Department, Email, LoginId, Role);
        var result = await mediator.Send(invitation, cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(Desk.PageOf(result.Value, "invited"));
    }
}
