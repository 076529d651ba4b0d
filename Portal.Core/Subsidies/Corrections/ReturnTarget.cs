namespace Portal.Core.Subsidies;

/// <summary>差し戻せるところ: a row of the application, a kind of evidence, or one of its files.</summary>
/// <param name="Key">By which a form names it.</param>
/// <param name="Label">As both sides read it.</param>
/// <param name="Value">What was sent.</param>
/// <param name="Item">The row; null for evidence.</param>
/// <param name="KindKey">書類の種類; null for a row.</param>
/// <param name="FileId">The one file; null for a row and for a whole kind.</param>
public sealed record ReturnTarget(string Key, string Label, string Value, ApplicationItem? Item, string? KindKey, Guid? FileId)
{
    /// <summary>All of an application, in the order in which it is read.</summary>
    public static IReadOnlyList<ReturnTarget> Of(SubsidyKind kind, SentApplication sent, ProgrammeRules rules) =>
    [
        .. ApplicationItems.Of(kind).Select(item => new ReturnTarget(item.ToString(), item.Label(), item.Text(sent), item, null, null)),
        .. rules.Evidence.SelectMany(k => OfKind(k, [.. sent.Evidence.Where(e => e.KindKey == k.Key)])),
    ];

    private static IEnumerable<ReturnTarget> OfKind(EvidenceKind kind, IReadOnlyList<SentEvidence> files) =>
    [
        .. files.Select(file => new ReturnTarget(
            $"file-{file.Id:N}", $"{kind.Name}：{file.FileName}", file.FileName, null, kind.Key, file.Id)),
        new($"kind-{kind.Key}", $"{kind.Name}（全体）", files.Count == 0 ? "" : $"{files.Count}個のファイル", null, kind.Key, null),
    ];
}
