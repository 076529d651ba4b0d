using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Web;

namespace Portal.Pages.Operator.Municipalities.Opinions;

/// <summary>What is published, in the form in which it is imported. Everybody may know it: nothing is asked before.</summary>
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportOpinions(), cancellationToken);
        return new CsvResult($"意見書の電送と問い合わせ先_{clock.TodayInJapan():yyyyMMdd}.csv", OpinionCsv.Headings, rows.ToAsyncEnumerable());
    }
}
