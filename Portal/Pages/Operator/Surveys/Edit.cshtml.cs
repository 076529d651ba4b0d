using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

public sealed class EditModel(IMediator mediator) : PageModel, IPageContent, ISurveyFields
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public uint Version { get; set; }

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? OpensOn { get; set; }

    [BindProperty] public string? ClosesOn { get; set; }

    public SurveyDetails View { get; private set; } = null!;

    /// <summary>Somebody else saved between opening and sending this form.</summary>
    public bool IsConflict => HttpMethods.IsPost(Request.Method) && Version != View.Version;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindSurvey(Id), cancellationToken))!;
        if (View is not null && HttpMethods.IsGet(Request.Method))
        {
            (Title, OpensOn, ClosesOn) = (View.Survey.Title, View.Survey.OpensOn.ToJapanText(), View.Survey.ClosesOn.ToJapanText());
        }

        return View is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new ChangeSurvey(Id, Version, Title, OpensOn, ClosesOn), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = Id, done = "changed" });
    }
}
