namespace Portal.Core.Subsidies;

/// <summary>修正で変わったところ: one thing that was sent differently before.</summary>
/// <param name="Label">As both sides read it.</param>
/// <param name="Before">前.</param>
/// <param name="After">後.</param>
public sealed record ApplicationChange(string Label, IReadOnlyList<ChangedValue> Before, IReadOnlyList<ChangedValue> After)
{
    public static IReadOnlyList<ApplicationChange> Between(SubsidyKind kind, SentApplication before, SentApplication after)
    {
        var kinds = before.Evidence.Concat(after.Evidence).DistinctBy(e => e.KindKey).ToList();
        return
        [
            .. ApplicationItems.Of(kind).Where(item => item.Text(before) != item.Text(after))
                .Select(item => new ApplicationChange(item.Label(), [new(item.Text(before))], [new(item.Text(after))])),
            .. kinds.Select(k => new ApplicationChange(k.KindName, FilesOf(before, k.KindKey), FilesOf(after, k.KindKey)))
                .Where(change => !change.Before.SequenceEqual(change.After)),
            .. before.Grant.GrantedYen == after.Grant.GrantedYen
                ? Enumerable.Empty<ApplicationChange>()
                : [new("交付額の計算", [new($"{before.Grant.GrantedYen:N0}円")], [new($"{after.Grant.GrantedYen:N0}円")])],
        ];
    }

    private static IReadOnlyList<ChangedValue> FilesOf(SentApplication sent, string kindKey) =>
        [.. sent.Evidence.Where(e => e.KindKey == kindKey).Select(e => new ChangedValue(e.FileName, e.Id))];
}

/// <param name="Text">In words.</param>
/// <param name="FileId">The file that it names; null for a row.</param>
public sealed record ChangedValue(string Text, Guid? FileId = null);
