using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule;

/// <summary>日程を通知する: who is chosen stands in the URL.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class NotifyModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public string? Vendor { get; set; }

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    /// <summary>How many were told.</summary>
    [FromQuery] public int? Sent { get; set; }

    [BindProperty] public Guid NewId { get; set; }

    [BindProperty] public string? Seen { get; set; }

    [BindProperty] public DateOnly? ReplyBy { get; set; }

    public ScheduleWavePreview Wave { get; private set; } = null!;

    private ScheduleFilter Filter => new(null, Prefecture, Vendor, Month);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Wave = await mediator.Send(new PreviewScheduleWave(Filter), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new NotifySchedules(NewId, Filter, ReplyBy, Seen), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { sent = result.Value });
    }
}
