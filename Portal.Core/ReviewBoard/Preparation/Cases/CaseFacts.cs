using System.Text.Json;

namespace Portal.Core.ReviewBoard;

/// <summary>
/// A case (事例の内容) as it was when a form was opened: it travels in the form, so that the second of two clerks can be told
/// what the first one changed. Its 審査順 is not among them: who only moves a case changes nothing that is typed here.
/// </summary>
public sealed record CaseFacts(string CaseNumber, ReviewCaseKind Kind, string Label)
{
    internal static CaseFacts Of(ReviewCase item) => new(item.CaseNumber, item.Kind, item.Label);

    /// <summary>For the hidden field of a form.</summary>
    public string ToText() => JsonSerializer.Serialize(this, JsonSerializerOptions.Default);

    /// <summary>Null when the text is not ours.</summary>
    public static CaseFacts? Read(string? text)
    {
        try
        {
            return text is { Length: > 0 and < 2_000 } ? JsonSerializer.Deserialize<CaseFacts>(text, JsonSerializerOptions.Default) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What differs in the newer one.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(CaseFacts newer) =>
        [.. Lines().Zip(newer.Lines()).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => new FieldChange(pair.First.Label, pair.First.Text, pair.Second.Text))];

    private (string Label, string Text)[] Lines() =>
        [("番号", CaseNumber), ("申請区分", Kind.ToJapanese()), ("表示名（匿名）", Label)];
}
