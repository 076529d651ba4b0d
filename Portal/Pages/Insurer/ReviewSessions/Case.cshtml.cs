using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class CaseModel(IMediator mediator) : PageModel, IPageContent
{
    public static readonly IReadOnlyList<SelectListItem> Kinds =
        [.. Enum.GetValues<ReviewCaseKind>().Select(k => new SelectListItem(k.ToJapanese(), k.ToString()))];

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }

    [BindProperty] public string? Was { get; set; }

    [BindProperty] public string? CaseNumber { get; set; }

    [BindProperty] public ReviewCaseKind? Kind { get; set; }

    [BindProperty] public string? Label { get; set; }

    [TempData] public string? Told { get; set; }

    /// <summary>For the page of all papers, when this case is there no more.</summary>
    [TempData] public string? Refusal { get; set; }

    public ReviewCaseView View { get; private set; } = null!;

    public OtherChange? Others { get; private set; }

    private string Here => $"/insurer/review-sessions/{Id}/cases/{CaseId}";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(
            new SaveReviewCase(Id, CaseId, CaseFacts.Read(Was), CaseNumber, Kind, Label), cancellationToken);
        if (result.Errors.Contains(PreparationErrors.CaseGone))
        {
            Refusal = $"この事例は、ほかの人が削除したため、保存していません（入力した内容　番号：{CaseNumber}、申請区分：{Kind?.ToJapanese()}、表示名：{Label}）。";
            return Redirect($"/insurer/review-sessions/{Id}/papers");
        }

        return result.Failed ? this.ShowErrors(result) : Redirect(Here);
    }

    public async Task<IActionResult> OnPostOrderAsync(
        ReviewDocumentKind paperKind, string? opened, Dictionary<Guid, string?> order, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new OrderPapers(Id, CaseId, paperKind, opened, order), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : Redirect(Here);
    }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new GetReviewCase(Id, CaseId), cancellationToken))!;
        if (View is null)
        {
            return false;
        }

        if (CaseFacts.Read(Was) is { } before)
        {
            Others = before.ChangesTo(View.Facts) is { Count: > 0 } changes ? OtherChange.Of(View.SavedBy, View.Head, changes) : null;
        }
        else
        {
            (CaseNumber, Kind, Label) = (View.Case.CaseNumber, View.Case.Kind, View.Case.Label);
        }

        return true;
    }
}
