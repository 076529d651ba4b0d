using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class RemovePaperModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid DocumentId { get; set; }

    public Confirmation Confirmation { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemovePaper(Id, DocumentId), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/papers");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetPaper(Id, DocumentId), cancellationToken) is not { } paper)
        {
            return false;
        }

        Confirmation = new Confirmation(
            "この資料を削除します", [$"{paper.FileName}（{paper.PageCount}ページ）が、審査会の資料からなくなります。"], "削除する",
            $"/insurer/review-sessions/{Id}/papers/{DocumentId}", "もう一度使うときは、PDFを入れ直してください。");
        return true;
    }
}
