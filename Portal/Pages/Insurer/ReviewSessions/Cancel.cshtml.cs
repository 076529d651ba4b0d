using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CancelModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CancelReviewSession(Id), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect("/insurer/review-sessions");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPapers(Id, 1), cancellationToken) is not { } view)
        {
            return false;
        }

        Confirmation = new Confirmation(
            $"{view.Head.Title}の準備を取りやめます",
            [
                "開催情報と審査員の選択がなくなります。",
                $"事例{view.CaseCount:N0}件と資料{view.Papers.Count:N0}点（{view.Papers.Sum(p => p.PageCount):N0}ページ）がなくなります。",
                "審査員には、まだ何も送っていません。取りやめても、知らせは届きません。",
            ],
            "取りやめる", $"/insurer/review-sessions/{Id}/details");
        return true;
    }
}
