using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>1団体の日程, its history, and what may be done now.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery] public string? Done { get; set; }

    [BindProperty] public uint Version { get; set; }

    public InsurerScheduleDetails Insurer { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Insurer = (await mediator.Send(new FindInsurerSchedule(Id), cancellationToken))!;
        return Insurer is not null;
    }

    public async Task<IActionResult> OnPostDecideAsync(ScheduleDecision decision, CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new DecideSchedule(Id, Version, decision), cancellationToken), decision.ToString());

    public async Task<IActionResult> OnPostLockAsync(bool locked, CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new SwitchScheduleLock(Id, Version, locked), cancellationToken), locked ? "Locked" : "Unlocked");

    private IActionResult Answer(Result result, string done) => result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done });
}
