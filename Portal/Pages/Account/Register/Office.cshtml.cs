using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Pages.MyPage;
using Portal.Web;

namespace Portal.Pages.Account.Register;

[AllowAnonymous]
public sealed class OfficeModel(IMediator mediator) : PageModel, IPageContent, IOfficeInput
{
    [FromRoute] public string Token { get; set; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? PostalCode { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? Phone { get; set; }

    [BindProperty] public string? CorporationName { get; set; }

    [BindProperty] public bool IsNonProfit { get; set; }

    [BindProperty] public IReadOnlyList<string> ServiceCodes { get; set; } = [];

    [BindProperty] public InstitutionKind? InstitutionKind { get; set; }

    [BindProperty] public int? Beds { get; set; }

    public OfficeKind PlaceKind => View!.Place!.Kind;

    public IReadOnlyList<string> KnownServices => View!.Place!.Facts.ServiceCodes;

    public RegistrationView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindRegistration(Token), cancellationToken);
        return View?.Place is not null;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindRegistration(Token), cancellationToken);
        this.Show(View?.Facts);
        return this.ElsewhereThan(RegistrationStep.Office, View, Token) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindRegistration(Token), cancellationToken);
        if (this.ElsewhereThan(RegistrationStep.Office, View, Token) is { } elsewhere)
        {
            return elsewhere;
        }

        var result = await mediator.Send(new DescribeRegistration(
            Token, Name, PostalCode, Address, Phone, CorporationName, IsNonProfit, ServiceCodes, InstitutionKind, Beds), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect(RegistrationSteps.PathOf(RegistrationStep.Account, Token));
    }
}
