using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.ReviewSessions;

/// <summary>いま送っているファイル／送ったファイル: the last batch, with everything that still needs somebody's eye.</summary>
/// <param name="Shown">A few that are done, first of all those without a place; those under way; and every one that was refused.</param>
/// <param name="Total">Papers of the batch.</param>
/// <param name="Done">Those of them that are ready.</param>
/// <param name="Unplaced">Those of the ready ones that wait for somebody to say where they belong.</param>
/// <param name="Refused">Those of them that were not taken and never will be ready.</param>
public sealed record Arrivals(IReadOnlyList<PaperRow> Shown, int Total, int Done, int Unplaced, int Refused)
{
    private const int DoneShown = 3;
    private const int UnderWayShown = 10;
    private const int RefusedShown = 100;

    /// <summary>What came within so much time of the latest one belongs to the same batch.</summary>
    private static readonly TimeSpan OneBatch = TimeSpan.FromMinutes(30);

    /// <summary>Ready ones that are not shown here, only in the table of cases.</summary>
    public int DoneElsewhere => Done - Shown.Count(p => p.Status == ReviewDocumentStatus.Ready);

    public bool IsUnderWay => Done + Refused < Total;

    public static Arrivals Of(IReadOnlyList<PaperRow> papers)
    {
        var latest = papers.Select(p => p.UploadedAt).DefaultIfEmpty().Max();
        var batch = papers.Where(p => p.Status != ReviewDocumentStatus.Ready || p.UploadedAt > latest - OneBatch).ToList();
        var refused = batch.Where(p => p.Status == ReviewDocumentStatus.Refused).OrderBy(p => p.UploadedAt).ToList();
        var done = batch.Where(p => p.Status == ReviewDocumentStatus.Ready)
            .OrderByDescending(p => p.NeedsPlace).ThenByDescending(p => p.UploadedAt).ToList();
        return new Arrivals(
            [
                .. done.Take(DoneShown).Reverse(),
                .. batch.Where(p => p.IsUnderWay).OrderBy(p => p.UploadedAt).Take(UnderWayShown),
                .. refused.Take(RefusedShown),
            ],
            batch.Count, done.Count, done.Count(p => p.NeedsPlace), refused.Count);
    }
}
