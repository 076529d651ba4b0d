using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Surveys;

/// <summary>The answers as CSV, filtered and sorted as on the screen.</summary>
[RequiresRecentProof]
public sealed class AnswersExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(
        Guid id, string? q, string? prefecture, Guid? vendor, ConnectionMethod? method, string? sort, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(
            new ExportSurveyAnswers(id, new SurveyAnswerFilter(q, prefecture, vendor, method, sort)), cancellationToken);
        return rows is null ? NotFound() : new CsvResult($"アンケートの回答_{clock.TodayInJapan():yyyyMMdd}.csv", ExportSurveyAnswers.Headings, rows);
    }
}
