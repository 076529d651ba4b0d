using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.People;

[RequiresRecentProof]
public sealed class InviteModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Roles { get; } =
        [new(PeopleText.RoleOf(false), "False"), new(PeopleText.RoleOf(true), "True")];

    [BindProperty] public Guid Office { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public bool? IsAdministrator { get; set; } = false;

    /// <summary>Which office the form is about.</summary>
    public Guid? Chosen => user.OfficeId;

    public string Organisation => Navigation.OrganisationOf(User) ?? "";

    public Task<bool> LoadContentAsync(CancellationToken cancellationToken) => Task.FromResult(user.IsOfficeAdministrator);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new InviteOfficeUser(Office, Email, IsAdministrator), cancellationToken);

        return this.AnswerPeople(result, "invited");
    }
}
