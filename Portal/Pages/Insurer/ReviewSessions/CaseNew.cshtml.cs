using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CaseNewModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Lines { get; set; }

    [BindProperty] public string? Count { get; set; }

    [BindProperty] public ReviewCaseKind? Kind { get; set; }

    public ReviewCaseList List { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AddReviewCases(Id, Lines, Count, Kind, NewId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/papers#cases");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = (await mediator.Send(new ListReviewCases(Id, 1), cancellationToken))!;
        return List is not null;
    }
}
