using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Schedule;

/// <summary>初期セットアップの完了を報告する.</summary>
public sealed class CompletionModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public uint Version { get; set; }

    [BindProperty] public DateOnly? CompletedOn { get; set; }

    public MySchedule Mine { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Mine = await mediator.Send(new FindMySchedule(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            CompletedOn = Mine.Schedule?.CompletedOn;
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ReportSetupCompletion(Version, CompletedOn), cancellationToken);

        return result.Errors.Contains(ConflictErrors.ChangedMeanwhile) ? RedirectToPage("Index", new { done = "conflict" })
            : result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "completion" });
    }
}
