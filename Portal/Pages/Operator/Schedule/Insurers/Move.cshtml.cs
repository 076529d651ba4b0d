using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>1団体の日程を動かす: first what breaks, then the move.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class MoveModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public DateOnly? Day { get; set; }

    [BindProperty] public bool IsSure { get; set; }

    public InsurerScheduleDetails Insurer { get; private set; } = null!;

    /// <summary>What was asked about; null before that.</summary>
    public ScheduleMove? Move { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Insurer = (await mediator.Send(new FindInsurerSchedule(Id), cancellationToken))!;
        return Insurer is { Schedule: null or { IsPublic: false, IsLocked: false } };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var preview = await mediator.Send(new PreviewScheduleMove(Id, Day), cancellationToken);
        if (preview.Failed)
        {
            return this.ShowErrors(preview);
        }

        Move = preview.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new MoveInsurerSchedule(Id, Version, Day, IsSure), cancellationToken);
        if (result.Errors.Contains(ConflictErrors.ChangedMeanwhile))
        {
            return RedirectToPage("Details", new { id = Id, done = "conflict" });
        }

        if (result.Failed)
        {
            var preview = await mediator.Send(new PreviewScheduleMove(Id, Day), cancellationToken);
            Move = preview.Failed ? null : preview.Value;
        }

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "moved" });
    }
}
