using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Data;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.Reviewers;

public sealed class ImportPreviewModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public ReviewerImportKind? Show { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    [BindProperty] public string? Fingerprint { get; set; }

    [BindProperty] public bool LeaveOutProblems { get; set; }

    public ReviewerImportPlan Plan { get; private set; } = null!;

    public IReadOnlyList<ReviewerImportRow> Found { get; private set; } = [];

    public int PageNumber { get; private set; }

    public IEnumerable<ReviewerImportRow> Rows => Found.Skip((PageNumber - 1) * ListLimits.PageSize).Take(ListLimits.PageSize);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Plan ??= (await mediator.Send(new PreviewReviewerImport(Id), cancellationToken))!;
        if (Plan is null)
        {
            return false;
        }

        Found = [.. Plan.Rows.Where(r => Show is null || r.Kind == Show).OrderBy(r => r.Kind).ThenBy(r => r.Row)];
        PageNumber = ListLimits.PageWithin(P ?? 1, Found.Count);
        return true;
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Plan = (await mediator.Send(new PreviewReviewerImport(Id), cancellationToken))!;
        return Plan is not null ? Page()
            : await mediator.Send(new FindReviewerImport(Id), cancellationToken) is not null ? RedirectToPage("ImportResult", new { id = Id })
            : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ImportReviewers(Id, Fingerprint, LeaveOutProblems), cancellationToken);
        return !result.Failed ? RedirectToPage("ImportResult", new { id = Id })
            : result.Errors.Contains(ReviewerImportErrors.Gone) ? RedirectToPage("Import", new { gone = true })
            : this.ShowErrors(result);
    }
}
