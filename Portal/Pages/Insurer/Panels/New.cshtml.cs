using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Panels;

public sealed class NewModel(IMediator mediator) : PageModel, IPageContent, IPanelForm
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public IReadOnlyList<Guid> Members { get; set; } = [];

    [BindProperty] public Dictionary<Guid, string?> Order { get; set; } = [];

    [BindProperty] public Guid? Head { get; set; }

    public SeatableReviewers Reviewers { get; private set; } = SeatableReviewers.None;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Reviewers = await mediator.Send(new ListSeatableReviewers(null), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AddPanel(Name, PanelOrder.Seating(Members, Order, Head), NewId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Edit", new { id = result.Value, done = "added" });
    }
}
