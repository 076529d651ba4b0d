using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Schedule.Insurers;

/// <summary>公開した利用開始日を延期する: first what everybody will read and what breaks, then the postponement.</summary>
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

    [BindProperty] public bool AcceptsBroken { get; set; }

    /// <summary>What was asked about; null before that.</summary>
    public PostponementPreview? Preview { get; private set; }

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
        var preview = await LookAsync(cancellationToken);
        return preview.Failed ? Refuse(preview.Errors) : Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(Postponement, cancellationToken);
        if (result.Failed)
        {
            await LookAsync(cancellationToken);
            return Refuse(result.Errors);
        }

        return RedirectToPage("Details", new { id = Id, done = "postponed" });
    }

    private PostponeSchedule Postponement => new(Id, Version, Day, StartsOn, Reason, IsAgreed, IsSure, AcceptsBroken);

    private async Task<Result<PostponementPreview>> LookAsync(CancellationToken cancellationToken)
    {
        var preview = await mediator.Send(new PreviewPostponement(Postponement), cancellationToken);
        Preview = preview.Failed ? null : preview.Value;
        return preview;
    }

    private IActionResult Refuse(IReadOnlyList<Error> errors) => errors.Contains(ConflictErrors.ChangedMeanwhile)
        ? RedirectToPage("Details", new { id = Id, done = "conflict" }) : this.ShowErrors(Result.Fail(errors));
}
