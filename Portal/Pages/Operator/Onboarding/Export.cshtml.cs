using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Onboarding;

/// <summary>The ten tasks of all insurers as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, string? prefecture, int? task, TaskState? state, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportOnboarding(new OnboardingFilter(q, prefecture, task, state)), cancellationToken);
        return new CsvResult($"利用開始の準備_{clock.TodayInJapan():yyyyMMdd}.csv", ExportOnboarding.Headings, rows);
    }
}
