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

    public WaitingList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListWaitingAccounts(new WaitingFilter(Text, State), P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(bool everybody, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new StartReminders(RunId, everybody ? null : AccountIds), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Run", new { id = result.Value });
    }
}
