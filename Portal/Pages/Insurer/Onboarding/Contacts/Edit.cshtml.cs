using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Contacts;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, IContactForm
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Department { get; set; }

    [BindProperty] public string? Phone { get; set; }

    [BindProperty] public string? Email { get; set; }

    public ContactPersonRow Person { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Person.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new ListContactPersons(), cancellationToken)).SingleOrDefault(p => p.Id == Id) is not { } person)
        {
            return false;
        }

        Person = person;
        if (HttpMethods.IsGet(Request.Method))
        {
            (Name, Department, Phone, Email) = (person.Name, person.Department, person.Phone, person.Email);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveContactPerson(Id, Version ?? 0, Name, Department, Phone, Email), cancellationToken);
        return !result.Failed ? RedirectToPage("Index", new { done = "saved" })
            : result.Errors.Contains(ContactPersonErrors.NotFound) ? NotFound() : this.ShowErrors(result);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new RemoveContactPerson(Id), cancellationToken) ? RedirectToPage("Index", new { done = "removed" }) : NotFound();
}
