using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Versions;

/// <summary>日程案の1つの版.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery] public string? Done { get; set; }

    [FromQuery] public ScheduleVersionPart? Part { get; set; }

    [FromQuery] public int? P { get; set; }

    public ScheduleVersionView View { get; private set; } = null!;

    /// <summary>Everybody, unless a part was chosen.</summary>
    public ScheduleVersionPart Shown => Part ?? ScheduleVersionPart.All;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindScheduleVersion(Id, Shown, P ?? 1), cancellationToken))!;
        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AdoptScheduleVersion(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { id = Id, done = "adopted" });
    }
}
