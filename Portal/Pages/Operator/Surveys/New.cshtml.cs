using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

public sealed class NewModel(IMediator mediator) : PageModel, ISurveyFields
{
    [BindProperty] public Guid NewId { get; set; } = Guid.CreateVersion7();

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? OpensOn { get; set; }

    [BindProperty] public string? ClosesOn { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new AddSurvey(NewId, Title, OpensOn, ClosesOn), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : RedirectToPage("Details", new { id = result.Value, done = "added" });
    }
}
