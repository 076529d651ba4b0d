using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers;

[RequiresRecentProof]
public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, IInsurerForm
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public InsurerKind? Kind { get; set; }

    [BindProperty] public string? Members { get; set; }

    [BindProperty] public bool HasInsurerFunction { get; set; }

    [BindProperty] public Guid? VendorId { get; set; }

    public IReadOnlyList<SelectListItem> Vendors { get; private set; } = [];

    public InsurerDetails Insurer { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != Insurer.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new FindInsurer(Id), cancellationToken) is not { } insurer)
        {
            return false;
        }

        Insurer = insurer;
        Vendors = VendorChoices.Of(await mediator.Send(new ListSystemVendors(), cancellationToken));
        if (HttpMethods.IsGet(Request.Method))
        {
            (Name, Kind, HasInsurerFunction, VendorId) = (insurer.Name, insurer.Kind, insurer.HasInsurerFunction, insurer.VendorId);
            Members = MemberLines.Write(insurer.Members);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new ChangeInsurer(Id, Version, Name, Kind, Members, HasInsurerFunction, VendorId), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "changed" });
    }
}
