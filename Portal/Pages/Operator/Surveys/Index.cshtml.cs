using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Pages.Operator.Surveys;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SurveyRow> Surveys { get; private set; } = [];

    public DateOnly Today => clock.TodayInJapan();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Surveys = await mediator.Send(new ListSurveys(), cancellationToken);
}
