using System.Text.Json;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// 開催情報 as it was when a form was opened: it travels in the form, so that the second of two clerks can be told what
/// the first one changed, field by field.
/// </summary>
public sealed record SessionFacts(SessionPlan Plan, int? ReviewerCount)
{
    internal static SessionFacts Of(ReviewSession s) => new(SessionPlan.Of(s.AsPrepared()), s.ReviewerCount);

    /// <summary>For the hidden field of a form.</summary>
    public string ToText() => JsonSerializer.Serialize(this, JsonSerializerOptions.Default);

    /// <summary>Null when the text is not ours.</summary>
    public static SessionFacts? Read(string? text)
    {
        try
        {
            var read = text is { Length: > 0 and < 10_000 } ? JsonSerializer.Deserialize<SessionFacts>(text, JsonSerializerOptions.Default) : null;
            return read is { Plan: { PanelName: not null, Place: not null, Note: not null } } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What differs in the newer one.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(SessionFacts newer) =>
    [
        .. Plan.ChangesTo(newer.Plan),
        .. ReviewerCount == newer.ReviewerCount ? Array.Empty<FieldChange>()
            : [new FieldChange("審査員の人数", CountText(ReviewerCount), CountText(newer.ReviewerCount))],
    ];

    internal static string CountText(int? count) => count is { } number ? $"{number}名" : "";
}

/// <summary>ほかの人の変更: who changed the form meanwhile, when, and what; nothing was overwritten.</summary>
/// <param name="By">The colleague's name.</param>
/// <param name="At">When it was saved.</param>
/// <param name="Changes">Field by field.</param>
public sealed record OtherChange(string By, DateTimeOffset At, IReadOnlyList<FieldChange> Changes)
{
    public static OtherChange Of(LastSave? save, SessionHead head, IReadOnlyList<FieldChange> changes) =>
        new(save?.Name ?? "ほかの人", save?.At ?? head.SavedAt, changes);
}
