using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>公開した利用開始日を延期する.</summary>
[RequiresRecentProof]
public sealed class PostponeModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public DateOnly? Day { get; set; }

    [BindProperty] public DateOnly? StartsOn { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public bool IsAgreed { get; set; }

    [BindProperty] public bool IsSure { get; set; }

    public InsurerScheduleDetails Insurer { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Insurer = (await mediator.Send(new FindInsurerSchedule(Id), cancellationToken))!;
        if (Insurer is { Schedule.WishedStartOn: { } wished } && HttpMethods.IsGet(Request.Method))
        {
            StartsOn = wished;
        }

        return Insurer is { Schedule.IsPublic: true };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new PostponeSchedule(Id, Version, Day, StartsOn, Reason, IsAgreed, IsSure), cancellationToken);

        return result.Errors.Contains(ConflictErrors.ChangedMeanwhile) ? RedirectToPage("Details", new { id = Id, done = "conflict" })
            : result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "postponed" });
    }
}
