using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Schedule;

/// <summary>日程の条件.</summary>
public sealed class TermsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromQuery] public string? Done { get; set; }

    [BindProperty] public int Number { get; set; }

    [BindProperty] public int? PerDay { get; set; }

    [BindProperty] public int? PerWeek { get; set; }

    [BindProperty] public int? SetupDays { get; set; }

    public ScheduleTermsView Terms { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Terms = await mediator.Send(new FindScheduleTerms(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method))
        {
            (PerDay, PerWeek, SetupDays) = (Terms.PerDay, Terms.PerWeek, Terms.SetupDays);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeScheduleTerms(Number, PerDay, PerWeek, SetupDays), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "changed" });
    }
}
