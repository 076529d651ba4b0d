using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class RemoveCaseModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveReviewCase(Id, CaseId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/papers#cases");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetReviewCase(Id, CaseId), cancellationToken) is not { } view)
        {
            return false;
        }

        Confirmation = new Confirmation(
            $"審査順{view.Case.Position}（{view.Case.CaseNumber}）の事例を削除します",
            [$"この事例の資料{view.Papers.Count}点（{view.Papers.Sum(p => p.PageCount)}ページ）がなくなります。", "うしろの事例の審査順が、1つずつ繰り上がります。"],
            "削除する", $"/insurer/review-sessions/{Id}/cases/{CaseId}");
        return true;
    }
}
