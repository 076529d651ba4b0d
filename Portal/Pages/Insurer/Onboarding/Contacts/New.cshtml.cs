using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Contacts;

public sealed class NewModel(IMediator mediator) : PageModel, IContactForm
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Department { get; set; }

    [BindProperty] public string? Phone { get; set; }

    [BindProperty] public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveContactPerson(NewId, null, Name, Department, Phone, Email), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "saved" });
    }
}
