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

        var rows = status.Reviewers.SelectMany(r => r.Earlier.Select(e => Row(r, e)).Append(Row(r)))
            .Concat(status.Former.SelectMany(Rows)).ToAsyncEnumerable();
        return new CsvResult($"参照状況_第{status.Number}回_{status.Now.DayInJapan():yyyyMMdd}.csv", Headings, rows);
    }

    private static IReadOnlyList<object?> Row(ReviewerStatus r) =>
    [
        r.Name, r.IsHead ? $"{r.Profession}（長）" : r.Profession, r.Email, r.Version, r.State.ToText(), Text(r.SentAt),
        Text(r.ArrivedAt), Text(r.FailedAt), r.PasswordMail.Text, Text(r.OpenedAt), Text(r.ViewedAt),
        Text(r.DownloadedAt), r.DownloadCount,
    ];

    private static IReadOnlyList<object?> Row(ReviewerStatus r, EarlierReading e) =>
        Row(r.Name, r.Profession, r.Email, "前の版", e);

    private static IEnumerable<IReadOnlyList<object?>> Rows(FormerReviewer r) =>
        r.Readings.DefaultIfEmpty().Select(e => Row(r.Name, r.Profession, r.Email, "外れた審査員", e));

    private static IReadOnlyList<object?> Row(string name, string profession, string email, string state, EarlierReading? e) =>
    [
        name, profession, email, e?.Version, state, null, null, null, null, Text(e?.OpenedAt), Text(e?.ViewedAt),
        Text(e?.DownloadedAt), e?.DownloadCount ?? 0,
    ];

    private static string? Text(DateTimeOffset? at) => at?.InJapan().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
