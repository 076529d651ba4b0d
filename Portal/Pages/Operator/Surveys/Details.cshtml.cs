using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

/// <summary>How many have answered where.</summary>
public sealed class DetailsModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [FromQuery] public string? Done { get; set; }

    public SurveyDetails View { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = (await mediator.Send(new FindSurvey(Id), cancellationToken))!;
        return View is not null;
    }
}
