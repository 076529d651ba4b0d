using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>公開した利用開始日を取り下げ、日程調整中に戻す.</summary>
[RequiresRecentProof]
public sealed class WithdrawModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public InsurerScheduleDetails Insurer { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Insurer = (await mediator.Send(new FindInsurerSchedule(Id), cancellationToken))!;
        return Insurer is { Schedule.IsPublic: true };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WithdrawSchedule(Id, Version, Reason), cancellationToken);

        return result.Errors.Contains(ConflictErrors.ChangedMeanwhile) ? RedirectToPage("Details", new { id = Id, done = "conflict" })
            : result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "withdrawn" });
    }
}
