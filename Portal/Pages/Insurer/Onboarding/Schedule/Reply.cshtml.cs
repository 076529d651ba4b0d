using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.Onboarding.Schedule;

/// <summary>日程に回答する: the form, the same answers to be checked, then the reply.</summary>
[RequiresRecentProof(OnlyToSend = true)]
public sealed class ReplyModel(IMediator mediator) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> Choices { get; } =
    [
        new("この日程を承諾する", nameof(ScheduleReply.Accept)), new("別の利用開始日を希望する", nameof(ScheduleReply.OtherStart)),
        new("問題あり（日程を見直してほしい）", nameof(ScheduleReply.Dispute)),
    ];

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public ScheduleReply? Choice { get; set; }

    [BindProperty] public DateOnly? StartsOn { get; set; }

    [BindProperty] public bool IsSure { get; set; }

    [BindProperty] public string? Reason { get; set; }

    /// <summary>What the insurer read when it replied.</summary>
    [BindProperty] public DateOnly? SetupShown { get; set; }

    [BindProperty] public DateOnly? StartShown { get; set; }

    public MySchedule Mine { get; private set; } = null!;

    /// <summary>The answers are to be looked at once more.</summary>
    public bool IsChecking { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Mine = await mediator.Send(new FindMySchedule(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await SendAsync(isConfirmed: false, cancellationToken);
        IsChecking = !result.Failed;
        return result.Failed ? Refuse(result) : Page();
    }

    public IActionResult OnPostBack() => Page();

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        var result = await SendAsync(isConfirmed: true, cancellationToken);

        return result.Failed ? Refuse(result) : RedirectToPage("Done");
    }

    // A colleague was faster, or the schedule is another one: there is nothing to be mended in the form.
    private IActionResult Refuse(Result result) =>
        result.Errors.Contains(ConflictErrors.ChangedMeanwhile) ? RedirectToPage("Index", new { done = "conflict" }) : this.ShowErrors(result);

    private Task<Result> SendAsync(bool isConfirmed, CancellationToken cancellationToken) =>
        mediator.Send(new ReplyToSchedule(Version, Choice, StartsOn, IsSure, Reason, isConfirmed, SetupShown, StartShown), cancellationToken);
}
