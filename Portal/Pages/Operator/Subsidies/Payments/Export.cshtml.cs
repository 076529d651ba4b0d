using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Payments;

/// <summary>The rows of a batch as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, PaymentStatus? state, CancellationToken cancellationToken) =>
        await mediator.Send(new ExportPayments(id, state), cancellationToken) is { } export
            ? new CsvResult($"支払_第{export.Number}回.csv", ExportPayments.Headings, export.Rows)
            : NotFound();
}
