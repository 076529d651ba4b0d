namespace Portal.Core.ReviewBoard;

/// <summary>資料の足りない事例: what does not stand in the way of 登録, and often is a slip.</summary>
/// <param name="Kind">一次判定結果, 認定調査票・特記事項 or 主治医意見書: every case has these three in the end.</param>
/// <param name="Positions">審査順 of the cases without one, in this order; never empty.</param>
public sealed record MissingPapers(ReviewDocumentKind Kind, IReadOnlyList<int> Positions)
{
    private const int PositionsShown = 10;

    /// <summary>審査順1、4の主治医意見書がありません。議案に「後日差替」と記します。</summary>
    public string Text =>
        $"審査順{string.Join("、", Positions.Take(PositionsShown))}{(Positions.Count > PositionsShown ? $"など{Positions.Count}件" : "")}の"
        + $"{Kind.ToJapanese()}がありません。{(Kind == ReviewDocumentKind.PhysicianOpinion ? "議案に「後日差替」と記します。" : "")}";

    internal static IReadOnlyList<MissingPapers> In(IReadOnlyCollection<ReviewCase> cases, IReadOnlyCollection<ReviewDocument> documents)
    {
        var present = documents.Where(d => d is { CaseId: not null, Status: not ReviewDocumentStatus.Refused })
            .Select(d => (d.CaseId!.Value, d.Kind)).ToHashSet();
        return
        [
            .. Enum.GetValues<ReviewDocumentKind>().Where(kind => kind != ReviewDocumentKind.Other)
                .Select(kind => new MissingPapers(
                    kind, [.. cases.Where(c => !present.Contains((c.Id, kind))).Select(c => c.Position).Order()]))
                .Where(missing => missing.Positions.Count > 0),
        ];
    }
}
