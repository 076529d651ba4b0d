using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class CostsModel(IMediator mediator) : PageModel, IPageContent, ISectionPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public IReadOnlyList<string> Services { get; set; } = [];

    [BindProperty] public string? ReaderCostYen { get; set; }

    [BindProperty] public string? Readers { get; set; }

    [BindProperty] public bool IsCompatible { get; set; }

    [BindProperty] public string? SupportCostYen { get; set; }

    [BindProperty] public InstitutionKind? Institution { get; set; }

    [BindProperty] public string? Beds { get; set; }

    [BindProperty] public string? SystemCostYen { get; set; }

    [BindProperty] public string? DonationYen { get; set; }

    [BindProperty] public string? OtherIncomeYen { get; set; }

    [BindProperty] public bool IsNonProfit { get; set; }

    public ApplicationView? View { get; set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Costs) == true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var (typed, known) = (View!.Form.Costs, View.Office.Facts);
            Mark = ApplicationForm.MarkOf(typed);
            Show(typed ?? new CostsForm(
                known.ServiceCodes, null, null, false, null, known.InstitutionKind, $"{known.Beds}", null, null, null, known.IsNonProfit));
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var costs = new CostsForm(
            Services, ReaderCostYen, Readers, IsCompatible, SupportCostYen, Institution, Beds, SystemCostYen, DonationYen, OtherIncomeYen,
            IsNonProfit);
        return this.SaveAsync(mediator, new ApplicationForm { Costs = costs }, cancellationToken);
    }

    private void Show(CostsForm costs)
    {
        (Services, ReaderCostYen, Readers, IsCompatible) = (costs.Services ?? [], costs.ReaderCostYen, costs.Readers, costs.IsCompatible);
        (SupportCostYen, Institution, Beds, SystemCostYen) = (costs.SupportCostYen, costs.Institution, costs.Beds, costs.SystemCostYen);
        (DonationYen, OtherIncomeYen, IsNonProfit) = (costs.DonationYen, costs.OtherIncomeYen, costs.IsNonProfit);
    }
}
