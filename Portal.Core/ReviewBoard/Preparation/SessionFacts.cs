using System.Text.Json;
using Portal.Core.Time;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 開催情報 as it was when a form was opened: it travels in the form, so that the second of two clerks can be told what
/// the first one changed, field by field.
/// </summary>
public sealed record SessionFacts(
    int Number, DateOnly? PlannedOn, TimeOnly? StartsAt, string PanelName, string Place, string Note,
    int? ReviewerCount, bool DownloadAllowed, DateOnly? ExpiresOn)
{
    internal static SessionFacts Of(ReviewSession s) => new(
        s.Number, s.PlannedOn, s.StartsAt, s.PanelName, s.Place, s.Note, s.ReviewerCount, s.DownloadAllowed, s.ExpiresOn);

    /// <summary>For the hidden field of a form.</summary>
    public string ToText() => JsonSerializer.Serialize(this, JsonSerializerOptions.Default);

    /// <summary>Null when the text is not ours.</summary>
    public static SessionFacts? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 10_000 } ? JsonSerializer.Deserialize<SessionFacts>(text, JsonSerializerOptions.Default) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What differs in the newer one.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(SessionFacts newer) =>
        [.. Lines().Zip(newer.Lines()).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new FieldChange(pair.First.Label, pair.First.Text, pair.Second.Text))];

    private (string Label, string Text)[] Lines() =>
    [
        ("回数", $"第{Number}回"), ("開催予定日", PlannedOn?.ToJapanText() ?? ""), ("開始時刻", StartsAt?.ToJapanText() ?? ""),
        ("合議体", PanelName), ("場所", Place), ("連絡事項", Note),
        ("審査員の人数", ReviewerCount is { } count ? $"{count}名" : ""),
        ("閲覧のしかた", DownloadAllowed ? "ダウンロードを許可する" : "画面で見るだけ"),
        ("閲覧期限", ExpiresOn?.ToJapanText() ?? ""),
    ];
}

/// <param name="Label">The field as the form calls it.</param>
/// <param name="Before">Empty for nothing.</param>
/// <param name="After">Empty for nothing.</param>
public sealed record FieldChange(string Label, string Before, string After);

/// <summary>ほかの人の変更: who changed the form meanwhile, when, and what; nothing was overwritten.</summary>
/// <param name="By">The colleague's name.</param>
/// <param name="At">When it was saved.</param>
/// <param name="Changes">Field by field.</param>
public sealed record OtherChange(string By, DateTimeOffset At, IReadOnlyList<FieldChange> Changes)
{
    public static OtherChange Of(LastSave? save, SessionHead head, IReadOnlyList<FieldChange> changes) =>
        new(save?.Name ?? "ほかの人", save?.At ?? head.SavedAt, changes);
}
