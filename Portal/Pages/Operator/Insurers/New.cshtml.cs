using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers;

[RequiresRecentProof]
public sealed class NewModel(IMediator mediator) : PageModel, IPageContent, IInsurerForm
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? InsurerNumber { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public InsurerKind? Kind { get; set; }

    [BindProperty] public string? Members { get; set; }

    [BindProperty] public bool HasInsurerFunction { get; set; }

    [BindProperty] public Guid? VendorId { get; set; }

    public IReadOnlyList<SelectListItem> Vendors { get; private set; } = [];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Vendors = VendorChoices.Of(await mediator.Send(new ListSystemVendors(), cancellationToken));
        return true;
    }

    public void OnGet() => HasInsurerFunction = true;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new AddInsurer(NewId, InsurerNumber, Name, Kind, Members, HasInsurerFunction, VendorId), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "added" });
    }
}
