using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Schedule;

/// <summary>公開した日程の変更を希望する.</summary>
public sealed class ChangeModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public DateOnly? StartsOn { get; set; }

    public MySchedule Mine { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Mine = await mediator.Send(new FindMySchedule(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WishScheduleChange(Version, Reason, StartsOn), cancellationToken);

        return result.Errors.Contains(ConflictErrors.ChangedMeanwhile) ? RedirectToPage("Index", new { done = "conflict" })
            : result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "change" });
    }
}
