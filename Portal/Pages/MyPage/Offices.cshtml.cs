using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.MyPage;

public sealed class OfficesModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid Office { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>Something was sent for another office than the one chosen now.</summary>
    public bool IsSwitched => Request.Query["refused"] == "switched";

    public IReadOnlyList<MyOffice> Offices { get; private set; } = [];

    public ApplicationList Applications { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Offices = await mediator.Send(new ListMyOffices(), cancellationToken);
        Applications = await mediator.Send(new ListMyApplications(OfAllOffices: true, P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChooseOffice(Office), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect("/my");
    }
}
