using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>One of the five dots: 送信 到達 開封 表示 ダウンロード.</summary>
/// <param name="At">When; null while it has not happened, and where the moment is not known any more.</param>
/// <param name="IsDone">It has happened.</param>
public sealed record StatusDot(string Label, DateTimeOffset? At, bool HasFailed = false, bool IsDone = false)
{
    public static IReadOnlyList<StatusDot> Of(ReviewerStatus reviewer) =>
    [
        OfMail("送信", reviewer.SentAt, reviewer),
        OfMail("到達", reviewer.ArrivedAt, reviewer),
        new("開封", reviewer.OpenedAt),
        new("表示", reviewer.ViewedAt),
        new(reviewer.DownloadCount > 1 ? $"ダウンロード（{reviewer.DownloadCount}回）" : "ダウンロード", reviewer.DownloadedAt),
    ];

    // Who has come in had a mail before the one that was sent again.
    private static StatusDot OfMail(string label, DateTimeOffset? at, ReviewerStatus reviewer) => reviewer.OpenedAt is { } opened
        ? new(label, at <= opened ? at : null, IsDone: true)
        : new(label, at, label == "到達" && reviewer.FailedAt is not null);
}
