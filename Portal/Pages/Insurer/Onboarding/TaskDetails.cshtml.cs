using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding;

public sealed class TaskDetailsModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent
{
    public static IReadOnlyList<SelectListItem> States =>
        [.. new[] { TaskState.NotStarted, TaskState.UnderWay, TaskState.Done }.Select(s => new SelectListItem(s.Text(), s.ToString()))];

    [FromRoute] public int Number { get; set; }

    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public TaskState? State { get; set; }

    [BindProperty] public DateOnly? DoneOn { get; set; }

    [BindProperty] public string? Person { get; set; }

    [BindProperty] public string? Note { get; set; }

    [FromQuery] public string? Done { get; set; }

    [TempData] public string? Told { get; set; }

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != View.Report?.Version;

    public OnboardingTaskView View { get; private set; } = null!;

    public bool IsAdministrator => user.Role == AccountRole.InsurerAdministrator;

    public string Address => OnboardingLinks.PathOf((OnboardingTask)Number);

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindOnboardingTask(Number), cancellationToken))!;
        if (View is not null && HttpMethods.IsGet(Request.Method))
        {
            (State, DoneOn) = (View.Standing.State, View.Report?.DoneOn);
            (Person, Note) = (View.Report?.Person, View.Report?.Note);
        }

        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ReportTask(Number, Version, State, DoneOn, Person, Note), cancellationToken);
        return !result.Failed ? RedirectToPage(new { number = Number, done = "reported" })
            : result.Errors.Contains(OnboardingErrors.NotFound) ? NotFound() : this.ShowErrors(result);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid fileId, CancellationToken cancellationToken) =>
        await mediator.Send(new RemoveTaskFile(fileId), cancellationToken) ? RedirectToPage(new { number = Number, done = "removed" }) : NotFound();
}
