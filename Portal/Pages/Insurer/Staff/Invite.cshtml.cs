using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Staff;

[RequiresRecentProof]
public sealed class InviteModel(IMediator mediator) : PageModel, IAccountForm
{
    public static SelectListItem[] Roles =>
        [new("職員", nameof(AccountRole.InsurerStaff)), new("管理者", nameof(AccountRole.InsurerAdministrator))];

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? Department { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public string? LoginId { get; set; }

    [BindProperty] public AccountRole? Role { get; set; } = AccountRole.InsurerStaff;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new InviteColleague(DisplayName, Department, Email, LoginId, Role), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "invited" });
    }
}
