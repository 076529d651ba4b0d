using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Core.Time;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>参照状況 as CSV.</summary>
[RequiresRecentProof]
public sealed class ReportModel(IMediator mediator) : PageModel
{
    private static readonly string[] Headings =
    [
        "審査員", "職種", "メールアドレス", "版", "状態", "送信", "到達", "不達", "パスワード通知メール", "開封", "表示", "ダウンロード", "ダウンロード回数",
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new GetViewingStatus(id, ExportedAs: "CSV"), cancellationToken) is not { Version: > 0 } status)
        {
            return NotFound();
        }

        var rows = status.Reviewers.Select(Row).ToAsyncEnumerable();
        return new CsvResult($"参照状況_第{status.Number}回_{status.Now.DayInJapan():yyyyMMdd}.csv", Headings, rows);
    }

    private static IReadOnlyList<object?> Row(ReviewerStatus r) =>
    [
        r.Name, r.IsHead ? $"{r.Profession}（長）" : r.Profession, r.Email, r.Version, r.State.ToText(), Text(r.SentAt),
        Text(r.ArrivedAt), Text(r.FailedAt), r.PasswordMail.Text, Text(r.OpenedAt), Text(r.ViewedAt),
        Text(r.DownloadedAt), r.DownloadCount,
    ];

    private static string? Text(DateTimeOffset? at) => at?.InJapan().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
