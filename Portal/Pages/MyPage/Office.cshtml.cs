using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.MyPage;

public sealed class OfficeModel(IMediator mediator) : PageModel, IPageContent, IOfficeInput
{
    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? PostalCode { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? Phone { get; set; }

    [BindProperty] public string? CorporationName { get; set; }

    [BindProperty] public bool IsNonProfit { get; set; }

    [BindProperty] public IReadOnlyList<string> ServiceCodes { get; set; } = [];

    [BindProperty] public InstitutionKind? InstitutionKind { get; set; }

    [BindProperty] public int? Beds { get; set; }

    public OfficeKind PlaceKind => View!.Kind;

    public IReadOnlyList<string> KnownServices => View!.Facts.ServiceCodes;

    public OfficeView? View { get; private set; }

    public bool IsSaved => Request.Query.ContainsKey("saved");

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken) =>
        (View ??= await mediator.Send(new FindMyOffice(), cancellationToken)) is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            Version = View!.Version;
            this.Show(View.Facts);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeOffice(
            Version, Name, PostalCode, Address, Phone, CorporationName, IsNonProfit, ServiceCodes, InstitutionKind, Beds), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { saved = true });
    }
}
