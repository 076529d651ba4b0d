using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Insurer.Onboarding.Survey;

/// <summary>回答の確認: every answer, and what stands against it, before it is sent.</summary>
public sealed class CheckModel(IMediator mediator) : PageModel, IPageContent
{
    [BindProperty] public Guid SurveyId { get; set; }

    /// <summary>Of what this page showed.</summary>
    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public bool Confirmed { get; set; }

    /// <summary>Null while there is no survey.</summary>
    public SurveyFormView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindSurveyForm(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SubmitSurveyAnswer(SurveyId, Confirmed, Mark), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Index", new { done = "sent" });
    }
}
