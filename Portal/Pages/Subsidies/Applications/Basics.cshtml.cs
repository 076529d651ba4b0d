using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class BasicsModel(IMediator mediator) : PageModel, IPageContent, ISectionPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? PostalCode { get; set; }

    [BindProperty] public string? Address { get; set; }

    [BindProperty] public string? Phone { get; set; }

    public ApplicationView? View { get; set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Basics) == true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var (typed, known) = (View!.Form.Basics, View.Office.Facts);
            Mark = ApplicationForm.MarkOf(typed);
            typed ??= new BasicsForm(known.Name, known.PostalCode, known.Address, known.Phone);
            (Name, PostalCode, Address, Phone) = (typed.Name, typed.PostalCode, typed.Address, typed.Phone);
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var basics = new BasicsForm(Name, PostalCode, Address, Phone);
        return this.SaveAsync(mediator, new ApplicationForm { Basics = basics }, cancellationToken);
    }
}
