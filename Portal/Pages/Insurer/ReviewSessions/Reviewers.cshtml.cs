using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Web;

namespace Portal.Pages.Insurer.ReviewSessions;

public sealed class ReviewersModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public int Revision { get; set; }

    /// <summary>Who was chosen when the form was opened; an empty field arrives as null.</summary>
    [BindProperty] public string? Was { get; set; }

    [BindProperty] public string? ReviewerCount { get; set; }

    [BindProperty] public Guid? HeadId { get; set; }

    [BindProperty] public string? Search { get; set; }

    [BindProperty] public IList<ReviewerRow> Rows { get; set; } = [];

    public SessionReviewersView View { get; private set; } = null!;

    public OtherChange? Others { get; private set; }

    /// <summary>Nothing was saved yet: the panel's members are ticked.</summary>
    public bool Proposed { get; private set; }

    public string CountHint => View.ReviewerCount is null
        ? "下の表でチェックを入れる人数です。選びまちがいがないかを、この数で確かめます。例：5"
        : "前に入力した人数です。下の表でチェックを入れた人数と、同じになるようにします。";

    public async Task<IActionResult> OnPostAsync(bool close, CancellationToken cancellationToken)
    {
        var chosen = ReviewerRow.InOrder(Rows);
        var result = await mediator.Send(
            new SaveSessionReviewers(Id, Revision, Was ?? "", ReviewerCount, chosen, HeadId, MustMatch: !close), cancellationToken);
        return result.Failed ? this.ShowErrors(result)
            : close ? Redirect("/insurer/review-sessions")
            : Redirect($"/insurer/review-sessions/{Id}/papers");
    }

    public IActionResult OnPostSearch() => Page();

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var typed = Request.Method == HttpMethods.Post ? Rows : null;
        var ticked = typed?.Where(r => r.Chosen).Select(r => r.ReviewerId).ToList() ?? [];
        if (await mediator.Send(new GetSessionReviewers(Id, Search, ticked), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        Proposed = typed is null && view is { Chosen.Count: 0, Panel.Count: > 0, Head.IsDraft: true };
        Others = OthersSince(view);
        ReviewerCount ??= view.ReviewerCount?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        HeadId ??= (Proposed ? view.Panel : view.Chosen).FirstOrDefault(r => r.IsHead)?.ReviewerId;
        Rows = ReviewerRow.Of(view, typed, Proposed);
        return true;
    }

    private OtherChange? OthersSince(SessionReviewersView view) =>
        Request.Method != HttpMethods.Post || (Was ?? "") == view.OpenedText
            ? null : OtherChange.Of(view.SavedBy, view.Head, view.ChangesSince(Was ?? ""));
}
