using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Insurers.Accounts;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class WaitingModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> States =>
        [new("すべて", ""), .. Enum.GetValues<WaitingState>().Select(s => new SelectListItem(s.Text(), s.ToString()))];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public WaitingState? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    /// <summary>The same for two clicks on one form.</summary>
    [BindProperty] public Guid RunId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public IReadOnlyList<Guid> AccountIds { get; set; } = [];

    /// <summary>全員に送ってよいかをたずねている.</summary>
    public bool IsAsking { get; private set; }

    public Confirmation Confirmation => new(
        List.Remindable == 0 ? "いま催促する方はいません" : $"{List.Remindable:N0}名に催促のメールを送ります",
        [
            string.IsNullOrWhiteSpace(Text) && State is null ? "全国の保険者の、まだログインしていない方が対象です。" : "いま絞り込んでいる方が対象です。",
            "この24時間のうちに招待か催促のメールを送った方には送りません。",
        ],
        List.Remindable == 0 ? "もう一度確かめる" : $"{List.Remindable:N0}名に送る",
        Url.Page("Waiting", new { q = Text, state = State })!, "送ったメールは取り消せません。")
    {
        Kept = new Dictionary<string, string> { ["RunId"] = RunId.ToString(), ["everybody"] = "true", ["confirmed"] = "true" },
    };

    public WaitingList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListWaitingAccounts(new WaitingFilter(Text, State), P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(bool everybody, bool confirmed, CancellationToken cancellationToken)
    {
        IsAsking = everybody && !confirmed;
        if (IsAsking)
        {
            return Page();
        }

        var result = await mediator.Send(new StartReminders(RunId, everybody ? null : AccountIds, new WaitingFilter(Text, State)), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Run", new { id = result.Value });
    }
}
