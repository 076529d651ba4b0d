using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>The table of cases × kinds: pages that are ready, and whether anything is there at all.</summary>
public sealed class PapersMatrix(PapersView view)
{
    public static readonly IReadOnlyList<ReviewDocumentKind> Kinds = Enum.GetValues<ReviewDocumentKind>();

    private readonly ILookup<(Guid?, ReviewDocumentKind), PaperRow> cells = view.Papers
        .Where(IsInPlace)
        .ToLookup(p => (p.CaseId, p.Kind));

    public IEnumerable<PaperRow> Cell(Guid caseId, ReviewDocumentKind kind) => cells[(caseId, kind)];

    public int PagesOf(Guid caseId) => Kinds.Sum(kind => Cell(caseId, kind).Sum(p => p.PageCount));

    public int PagesOf(ReviewDocumentKind kind) =>
        view.Papers.Where(p => p.CaseId is not null && p.Kind == kind).Sum(p => p.PageCount);

    public int PagesOfCases => Kinds.Sum(PagesOf);

    public IReadOnlyList<PaperRow> OfSession => [.. view.Papers.Where(p =>
        p.CaseId is null && !p.NeedsPlace && IsInPlace(p))];

    /// <summary>By file name; a leading 審査順 counts as a number, so that 2 comes before 10.</summary>
    public IReadOnlyList<PaperRow> Unplaced => [.. view.Papers
        .Where(p => p.NeedsPlace && p.Status != ReviewDocumentStatus.Refused)
        .OrderBy(p => PaperPlacement.OrderOf(p.FileName) ?? int.MaxValue).ThenBy(p => p.FileName, StringComparer.Ordinal)];

    /// <summary>
    /// The highest 審査順 to offer: file names speak of it without there being such a case. Cases in between are made along,
    /// since the order has no gaps; a stray number that would make more of those than are named is not offered.
    /// </summary>
    public int? MissingUpTo => Unplaced.Select(p => PaperPlacement.OrderOf(p.FileName)).OfType<int>()
        .Where(order => order > view.CaseCount && order <= ReviewSession.MaxCases).Distinct().Order()
        .Index().Where(named => 2 * (named.Index + 1) >= named.Item - view.CaseCount).Select(named => (int?)named.Item).LastOrDefault();

    public int Pages => view.Papers.Sum(p => p.PageCount);

    public long Bytes => view.Papers.Where(p => p.Status != ReviewDocumentStatus.Refused).Sum(p => p.SizeBytes);

    public int Ready => view.Papers.Count(p => p.Status == ReviewDocumentStatus.Ready);

    // A replacement takes its place when it is ready; until then the paper before it stands there.
    private static bool IsInPlace(PaperRow paper) =>
        paper.Status == ReviewDocumentStatus.Ready || (paper.Status != ReviewDocumentStatus.Refused && paper.ReplacesId is null);
}
