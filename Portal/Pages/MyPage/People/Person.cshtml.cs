using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage.People;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class PersonModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid Office { get; set; }

    [BindProperty] public bool IsAdministrator { get; set; }

    /// <summary>Which office the form is about.</summary>
    public Guid? Chosen => user.OfficeId;

    public string Organisation => Navigation.OrganisationOf(User) ?? "";

    public OfficePerson? Person { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (Person = await mediator.FindOfficePersonAsync(Id, cancellationToken)) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SwitchOfficeAdministrator(Office, Id, IsAdministrator), cancellationToken);

        return this.AnswerPeople(result, "role");
    }
}
