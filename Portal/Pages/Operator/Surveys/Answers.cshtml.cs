using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Surveys;

/// <summary>The answers side by side.</summary>
public sealed class AnswersModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Vendor { get; set; }

    [BindProperty(SupportsGet = true)] public ConnectionMethod? Method { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public SurveyAnswerList List { get; private set; } = null!;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        List = (await mediator.Send(
            new ListSurveyAnswers(Id, new SurveyAnswerFilter(Text, Prefecture, Vendor, Method, Sort), P ?? 1), cancellationToken))!;
        return List is not null;
    }
}
