using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof]
public sealed class ChangeRoleModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Version { get; set; }

    [BindProperty] public AccountRole? Role { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Person.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindAccount(Id), cancellationToken) is not { } person
            || AccountDesk.RolesAfter(person.Role).Count == 0)
        {
            return false;
        }

        Person = person;
        Role ??= person.Role;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeAccountRole(Id, Version, Role), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(Desk.PageOf(Id, "role"));
    }
}
