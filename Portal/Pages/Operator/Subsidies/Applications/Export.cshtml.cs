using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Core.Time;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>The queue as CSV, filtered as on the screen.</summary>
[RequiresRecentProof]
public sealed class ExportModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private static readonly IReadOnlyList<string> Headings =
        ["受付番号", "受付", "事業所・医療機関の番号", "名称", "年度", "助成金", "申請した額", "状態", "承認", "修正", "担当", "交付決定額"];

    public async Task<IActionResult> OnGetAsync(string? q, string? state, bool mine, int? year, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new ExportExaminations(new ExaminationFilter(state, mine, q, year)), cancellationToken);
        return new CsvResult($"助成金の審査_{clock.TodayInJapan():yyyyMMdd}.csv", Headings, rows.Select(Cells));
    }

    private static IReadOnlyList<object?> Cells(ExaminationRow row) =>
    [
        row.ReceiptNumber, row.ReceivedAt, row.OfficeNumber, row.OfficeName, row.FiscalYear, row.Kind.Applicants(), row.AmountYen,
        row.Status.Chip().Text, Waiting(row), row.IsCorrected ? "届いた" : "", row.Examiner,
        row.GrantedYen,
    ];

    /// <summary>All that the page marks.</summary>
    private static string Waiting(ExaminationRow row) => string.Join('、', new[]
    {
        row.IsScheduled ? "確定待ち" : row.IsProposed ? "承認待ち" : null,
        row.IsToBeRevoked ? "取消の承認待ち" : null,
        row.HasOpenChange ? "変更などの申請あり" : null,
    }.OfType<string>());
}
