using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>開催情報 of one version as it was sent: kept with its packet, so that the next version can say what changed.</summary>
public sealed record PublishedFacts(
    int Number, DateOnly? PlannedOn, TimeOnly? StartsAt, string PanelName, string Place, string Note, bool DownloadAllowed,
    DateOnly? ExpiresOn)
{
    public static PublishedFacts Of(ReviewSession s) => new(
        s.Number, s.PlannedOn, s.StartsAt, s.PanelName, s.Place, s.Note, s.DownloadAllowed, s.ExpiresOn);

    /// <summary>One sentence for each difference.</summary>
    public IReadOnlyList<string> ChangesTo(PublishedFacts newer) =>
        [.. Lines().Zip(newer.Lines()).Where(pair => pair.First != pair.Second)
            .Select(pair => $"{pair.First.Label}：{Shown(pair.First.Text)} → {Shown(pair.Second.Text)}")];

    private static string Shown(string text) => text.Length == 0 ? "（なし）" : text;

    private (string Label, string Text)[] Lines() =>
    [
        ("回数", $"第{Number}回"), ("開催予定日", PlannedOn?.ToJapanText() ?? ""), ("開始時刻", StartsAt?.ToJapanText() ?? ""),
        ("合議体", PanelName), ("場所", Place), ("連絡事項", Note),
        ("閲覧のしかた", DownloadAllowed ? "ダウンロードを許可する" : "画面で見るだけ"),
        ("閲覧期限", ExpiresOn?.ToJapanText() ?? ""),
    ];
}
