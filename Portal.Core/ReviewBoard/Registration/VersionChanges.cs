namespace Portal.Core.ReviewBoard;

/// <summary>第n版で変わったところ: what the new packet has that the published one had not, and the other way round.</summary>
public static class VersionChanges
{
    /// <summary>One sentence for each difference of the papers; empty when reviewers would see the same.</summary>
    public static IReadOnlyList<PaperChange> Between(PacketContents before, PacketContents after)
    {
        var changes = new List<PaperChange>();
        var old = before.Cases.ToDictionary(c => c.CaseId);
        foreach (var now in after.Cases)
        {
            if (!old.Remove(now.CaseId, out var was))
            {
                changes.Add(new(PaperChangeKind.CaseAdded, $"審査順{now.Position}の事例を追加"));
                continue;
            }

            if (was.CaseNumber != now.CaseNumber || was.Kind != now.Kind || was.Label != now.Label)
            {
                changes.Add(new(PaperChangeKind.CaseRenamed, $"審査順{now.Position}の番号・申請区分・表示名を変更"));
            }

            changes.AddRange(OfPapers($"審査順{now.Position}", was.Papers, now.Papers));
        }

        changes.AddRange(old.Values.OrderBy(c => c.Position)
            .Select(c => new PaperChange(PaperChangeKind.CaseRemoved, $"前の版の審査順{c.Position}の事例を削除")));
        if (IsReordered(before, after))
        {
            changes.Add(new(PaperChangeKind.CasesReordered, "審査順を変更"));
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

    private static IEnumerable<PaperChange> OfPapers(
        string where, IReadOnlyList<PacketPaper> before, IReadOnlyList<PacketPaper> after)
    {
        foreach (var kind in Enum.GetValues<ReviewDocumentKind>())
        {
            var (was, now) = (Marks(before, kind), Marks(after, kind));
            if (!was.SequenceEqual(now))
            {
                var (change, verb) = was.Count == 0 ? (PaperChangeKind.PaperAdded, "追加")
                    : now.Count == 0 ? (PaperChangeKind.PaperRemoved, "削除")
                    : was.Order().SequenceEqual(now.Order()) ? (PaperChangeKind.PaperReordered, "並べ替え")
                    : (PaperChangeKind.PaperReplaced, "差し替え");
                var what = where == "全体の資料" ? $"{where}（{kind.ToJapanese()}）" : $"{where}の{kind.ToJapanese()}";
                yield return new PaperChange(change, $"{what}を{verb}");
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
