using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CaseOrderModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    [BindProperty] public string? Opened { get; set; }

    [BindProperty] public Dictionary<Guid, string?> Order { get; set; } = [];

    public ReviewCaseList List { get; private set; } = null!;

    public string ControlId(Guid caseId) => TagBuilder.CreateSanitizedId($"Order[{caseId}]", "_");

    public string? ErrorOf(Guid caseId) =>
        ModelState.TryGetValue($"Order[{caseId}]", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OrderReviewCases(Id, Opened, Order), cancellationToken);
        if (result.Errors.Contains(PreparationErrors.CasesChanged))
        {
            // What was typed means nothing in the order that is shown now.
            (Opened, Order) = (null, []);
        }

        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/cases/order?p={P}");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = (await mediator.Send(new ListReviewCases(Id, P), cancellationToken))!;
        return List is not null;
    }
}
