using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 開催情報 of one version: kept with the packet that was sent, and beside a registered session while changes wait for 更新.
/// </summary>
public sealed record SessionPlan(
    int Number, DateOnly? PlannedOn, TimeOnly? StartsAt, Guid? PanelId, string PanelName, string Place, string Note,
    bool DownloadAllowed, DateOnly? ExpiresOn)
{
    public static SessionPlan Of(ReviewSession s) => new(
        s.Number, s.PlannedOn, s.StartsAt, s.PanelId, s.PanelName, s.Place, s.Note, s.DownloadAllowed, s.ExpiresOn);

    /// <summary>What differs in the newer one.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(SessionPlan newer) =>
        [.. Lines().Zip(newer.Lines()).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new FieldChange(pair.First.Label, pair.First.Text, pair.Second.Text))];

    /// <summary>The same for reviewers: 連絡事項 is the staff's own.</summary>
    public IReadOnlyList<FieldChange> ChangesForReviewers(SessionPlan newer) => ChangesTo(newer with { Note = Note });

    private (string Label, string Text)[] Lines() =>
    [
        ("回数", $"第{Number}回"), ("開催予定日", PlannedOn?.ToJapanText() ?? ""), ("開始時刻", StartsAt?.ToJapanText() ?? ""),
        ("合議体", PanelName), ("場所", Place), ("連絡事項", Note),
        ("閲覧のしかた", DownloadPermissionText.Of(DownloadAllowed)),
        ("閲覧期限", ExpiresOn?.ToJapanText() ?? ""),
    ];
}

/// <param name="Label">The field as the form calls it.</param>
/// <param name="Before">Empty for nothing.</param>
/// <param name="After">Empty for nothing.</param>
public sealed record FieldChange(string Label, string Before, string After)
{
    /// <summary>場所：大会議室 → （なし）</summary>
    public string Text => $"{Label}：{Shown(Before)} → {Shown(After)}";

    private static string Shown(string text) => text.Length == 0 ? "（なし）" : text;
}
