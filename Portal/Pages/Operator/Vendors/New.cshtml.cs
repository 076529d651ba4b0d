using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Vendors;

public sealed class NewModel(IMediator mediator) : PageModel, IVendorFields
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Month { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AddSystemVendor(NewId, Name, Month), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Edit", new { id = result.Value, done = "added" });
    }
}
