using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Accounts;

[RequiresRecentProof]
public sealed class IssuePasswordModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The account's when this form was opened.</summary>
    [BindProperty] public string? Version { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    public Confirmation Confirmation => AccountConfirmations.IssuePassword(Person, "~" + Desk.PageOf(Id));

    /// <summary>Shown once, in the answer to the form itself.</summary>
    public IssuedPassword? Issued { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new FindAccount(Id), cancellationToken);
        Person = person!;
        return person is not (null or { Role: AccountRole.OfficeUser });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new IssuePassword(Id, Version), cancellationToken);
        if (result.Failed)
        {
            return this.ShowErrors(result);
        }

        Response.Headers.CacheControl = "no-store";
        Issued = result.Value;
        return Page();
    }
}
