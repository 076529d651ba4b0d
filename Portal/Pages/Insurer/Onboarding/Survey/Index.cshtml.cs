using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Survey;

/// <summary>アンケート: where it stands, what was sent, and after the last day the way to change it.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid SurveyId { get; set; }

    [BindProperty] public string? Words { get; set; }

    /// <summary>Null while there is no survey.</summary>
    public MySurvey? View { get; private set; }

    /// <summary>What has just been done.</summary>
    public string? Done => Request.Query["done"];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindMySurvey(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AskForSurveyChange(SurveyId, Words), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage(new { done = "asked" });
    }
}
