using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>振込結果のひな形.</summary>
[RequiresRecentProof]
public sealed class RowsModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await mediator.Send(new ExportPaymentRows(id), cancellationToken) is { } export
            ? new CsvResult($"振込結果_第{export.Number}回.csv", PaymentResultCsv.Headings, export.Rows)
            : NotFound();
}
