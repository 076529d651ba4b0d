using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof]
public sealed class EmailModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Version { get; set; }

    [BindProperty] public string? Email { get; set; }

    [BindProperty] public bool AtOnce { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Person.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new FindAccount(Id), cancellationToken);
        Person = person!;
        return person is not (null or { Role: AccountRole.OfficeUser });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeAccountEmail(Id, Version, Email, AtOnce), cancellationToken);

        return result.Failed
            ? this.Refuse(result.Errors)
            : Redirect(Desk.PageOf(Id, $"email-{result.Value.ToString().ToLowerInvariant()}"));
    }
}
