using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Vendors;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, IVendorFields
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery] public string? Done { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Month { get; set; }

    public SystemVendorDetails Vendor { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Vendor.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Vendor = (await mediator.Send(new FindSystemVendor(Id), cancellationToken))!;
        if (Vendor is null)
        {
            return false;
        }

        if (HttpMethods.IsGet(Request.Method))
        {
            (Name, Month) = (Vendor.Name, Vendor.PossibleFrom?.ToMonthText());
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeSystemVendor(Id, Version, Name, Month), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "changed" });
    }
}
