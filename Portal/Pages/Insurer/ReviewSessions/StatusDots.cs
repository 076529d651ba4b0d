using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>One of the five dots: 送信 到達 開封 表示 ダウンロード.</summary>
public sealed record StatusDot(string Label, DateTimeOffset? At, bool HasFailed = false)
{
    public static IReadOnlyList<StatusDot> Of(ReviewerStatus reviewer) =>
    [
        new("送信", reviewer.SentAt),
        new("到達", reviewer.ArrivedAt, reviewer.FailedAt is not null),
        new("開封", reviewer.OpenedAt),
        new("表示", reviewer.ViewedAt),
        new(reviewer.DownloadCount > 1 ? $"ダウンロード（{reviewer.DownloadCount}回）" : "ダウンロード", reviewer.DownloadedAt),
    ];
}
