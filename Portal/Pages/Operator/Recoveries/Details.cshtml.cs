using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Recoveries;

[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery(Name = "done")] public string? DoneWhat { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public RecoveryDetails Details { get; private set; } = null!;

    /// <summary>The asking person recorded it: somebody else confirms it.</summary>
    public bool IsOwn => Details.Recovery.RequestedById == user.AccountId;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var details = await mediator.Send(new FindAccountRecovery(Id), cancellationToken);
        Details = details!;
        return details is not null;
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ConfirmAccountRecovery(Id), cancellationToken), "confirmed");

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new StopAccountRecovery(Id, Reason), cancellationToken), "stopped");

    private IActionResult Answer(Result result, string done) =>
        result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done });
}
