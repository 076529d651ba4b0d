using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

public sealed class TaxReportModel(IMediator mediator, TimeProvider clock) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Bases { get; } =
        [.. Enum.GetValues<TaxReportBasis>().Select(b => new SelectListItem(b.Text(), b.ToString()))];

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public int Number { get; set; }

    [BindProperty] public TaxReportBasis? Basis { get; set; }

    [BindProperty] public string? Amount { get; set; }

    [BindProperty] public string? Note { get; set; }

    [BindProperty] public bool Agreed { get; set; }

    public TaxReportView View { get; private set; } = null!;

    public DateOnly Today => clock.TodayInJapan();

    public bool IsJustReported => Request.Query["done"] == "reported";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindTaxReport(Id), cancellationToken);
        View = found!;
        return found is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ReportTaxCredit(Id, Number, Basis, Amount, Note, Agreed), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "reported" });
    }
}
