using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Retention;

/// <summary>これから削除する申請, or 保存期間が過ぎても残している申請, as CSV.</summary>
[RequiresRecentProof]
public sealed class KeptModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private static readonly IReadOnlyList<string> Headings =
        ["受付番号", "年度", "助成金の種類", "状態", "決着した日", "保存する日", "残す理由"];

    /// <summary>Those whose 保存期間 is over.</summary>
    [FromQuery] public bool Held { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var kept = await mediator.Send(new ExportKeptApplications(Held), cancellationToken);
        return new CsvResult(
            $"{(Held ? "保存期間が過ぎても残している申請" : "これから削除する申請")}_{clock.TodayInJapan():yyyyMMdd}.csv", Headings,
            kept.Rows.Select(row => Cells(row, kept.Years)));
    }

    private IReadOnlyList<object?> Cells(KeptApplication row, int years) =>
    [
        row.ReceiptNumber, FiscalYear.TextOf(row.FiscalYear), row.Kind.Applicants(), row.Status.Chip().Text, row.ConcludedOn,
        KeptTable.UntilText(row, years, Held), row.HoldText,
    ];
}
