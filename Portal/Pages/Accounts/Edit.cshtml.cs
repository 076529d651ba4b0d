using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Accounts;

public sealed class EditModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Version { get; set; }

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? Department { get; set; }

    public AccountDesk Desk => AccountDesk.Of(user);

    public AccountDetails Person { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Person.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindAccount(Id), cancellationToken) is not { } person)
        {
            return false;
        }

        Person = person;
        if (HttpMethods.IsGet(Request.Method))
        {
            (DisplayName, Department) = (person.DisplayName, person.Department);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeAccount(Id, Version, DisplayName, Department), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(Desk.PageOf(Id, "changed"));
    }
}
