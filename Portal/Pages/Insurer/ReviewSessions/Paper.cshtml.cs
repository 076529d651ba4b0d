using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class PaperModel(IMediator mediator) : PageModel, IPageContent
{
    public static readonly IReadOnlyList<SelectListItem> Kinds =
        [.. Enum.GetValues<ReviewDocumentKind>().Select(k => new SelectListItem(k.ToJapanese(), k.ToString()))];

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid DocumentId { get; set; }

    [BindProperty] public string? Place { get; set; }

    [BindProperty] public ReviewDocumentKind? Kind { get; set; }

    public PaperView View { get; private set; } = null!;

    public string Back => View.CaseId is { } caseId
        ? $"/insurer/review-sessions/{Id}/cases/{caseId}"
        : $"/insurer/review-sessions/{Id}/papers{(View.NeedsPlace ? "#cases" : "/whole-session")}";

    public IEnumerable<SelectListItem> Places =>
    [
        new("選んでください", ""), new("全体の資料", MovePaper.WholeSession),
        .. View.Cases.Select(c => new SelectListItem($"審査順{c.Position}（{c.CaseNumber}）", c.Id.ToString())),
    ];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MovePaper(Id, DocumentId, Place, Kind), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect($"/insurer/review-sessions/{Id}/papers#cases");
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new GetPaper(Id, DocumentId), cancellationToken))!;
        if (View is null)
        {
            return false;
        }

        Kind ??= View.Kind;
        Place ??= View.CaseId?.ToString() ?? (View.NeedsPlace ? "" : MovePaper.WholeSession);
        return true;
    }
}
