using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Schedule.Versions;

/// <summary>日程案の版.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid NewId { get; set; }

    [FromQuery] public int? P { get; set; }

    public ScheduleVersionList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = await mediator.Send(new ListScheduleVersions(P ?? 1), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ProposeSchedule(NewId), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "proposed" });
    }
}
