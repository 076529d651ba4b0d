namespace Portal.Core.ReviewBoard;

/// <summary>第n版で変わったところ: what the new packet has that the published one had not, and the other way round.</summary>
public static class VersionChanges
{
    /// <summary>One sentence for each difference of the papers; empty when reviewers would see the same.</summary>
    public static IReadOnlyList<string> Between(PacketContents before, PacketContents after)
    {
        var changes = new List<string>();
        var old = before.Cases.ToDictionary(c => c.CaseId);
        foreach (var now in after.Cases)
        {
            if (!old.Remove(now.CaseId, out var was))
            {
                changes.Add($"審査順{now.Position}の事例を追加");
                continue;
            }

            if (was.CaseNumber != now.CaseNumber || was.Kind != now.Kind || was.Label != now.Label)
            {
                changes.Add($"審査順{now.Position}の番号・種別・表示名を変更");
            }

            changes.AddRange(OfPapers($"審査順{now.Position}", was.Papers, now.Papers));
        }

        changes.AddRange(old.Values.OrderBy(c => c.Position).Select(c => $"前の版の審査順{c.Position}の事例を削除"));
        if (IsReordered(before, after))
        {
            changes.Add("審査順を変更");
        }

        changes.AddRange(OfPapers("全体の資料", before.SessionPapers, after.SessionPapers));
        return changes;
    }

    /// <summary>Cases whose papers are the same page for page: what was read of them stays read.</summary>
    public static IReadOnlyList<Guid> UnchangedCases(PacketContents before, PacketContents after) =>
        [.. from now in after.Cases
            join was in before.Cases on now.CaseId equals was.CaseId
            where Marks(now.Papers).SequenceEqual(Marks(was.Papers))
            select now.CaseId];

    private static IEnumerable<string> OfPapers(
        string where, IReadOnlyList<PacketPaper> before, IReadOnlyList<PacketPaper> after)
    {
        foreach (var kind in Enum.GetValues<ReviewDocumentKind>())
        {
            var (was, now) = (Marks(before, kind), Marks(after, kind));
            if (!was.SequenceEqual(now))
            {
                var verb = was.Count == 0 ? "追加" : now.Count == 0 ? "削除" : was.Order().SequenceEqual(now.Order()) ? "並べ替え" : "差し替え";
                yield return where == "全体の資料" ? $"{where}（{kind.ToJapanese()}）を{verb}" : $"{where}の{kind.ToJapanese()}を{verb}";
            }
        }
    }

    // Only the order of those that are in both: an added or removed case shifts the others without reordering them.
    private static bool IsReordered(PacketContents before, PacketContents after)
    {
        var now = after.Cases.Select(c => c.CaseId).ToList();
        var was = before.Cases.Select(c => c.CaseId).Where(now.Contains).ToList();
        return !was.SequenceEqual(now.Where(was.Contains));
    }

    private static IEnumerable<(ReviewDocumentKind, string)> Marks(IReadOnlyList<PacketPaper> papers) =>
        papers.Select(p => (p.Kind, p.Sha256));

    private static List<string> Marks(IReadOnlyList<PacketPaper> papers, ReviewDocumentKind kind) =>
        [.. papers.Where(p => p.Kind == kind).Select(p => p.Sha256)];
}
