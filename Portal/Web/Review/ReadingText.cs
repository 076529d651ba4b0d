using Portal.Core.ReviewBoard;
using Portal.Core.Time;

namespace Portal.Web.Review;

/// <param name="IsRead">既読.</param>
public sealed record AgendaCase(PacketCase Case, bool IsRead);

/// <param name="Title">The kind of paper, numbered when a case has several of it; of the whole session its name.</param>
public sealed record AgendaPaper(string Title, int FirstPage, int PageCount);

/// <summary>The reading page's facts in words.</summary>
public static class ReadingText
{
    /// <summary>令和8年12月3日（木）14時・第3合議体・36件 288ページ（第2版）</summary>
    public static string Facts(ReadingPage page)
    {
        var when = page.PlannedOn.ToJapanText() + page.StartsAt?.ToJapanText();
        var what = $"{page.Contents.Cases.Count}件 {page.Contents.PageCount}ページ（第{page.Visit.Version}版）";
        return string.Join('・', new[] { when, page.PanelName, what }.Where(part => part.Length > 0));
    }

    /// <summary>区分変更・9ページ, with the masked label before it when there is one.</summary>
    public static string CaseLine(PacketCase item) => string.Join(
        '・', new[] { item.Label, item.Kind.ToJapanese(), $"{item.PageCount}ページ" }.Where(part => part.Length > 0));

    /// <summary>18〜21ページ, to find a paper in the downloaded file.</summary>
    public static string Pages(AgendaPaper paper) => paper.PageCount == 1
        ? $"{paper.FirstPage}ページ"
        : $"{paper.FirstPage}〜{paper.FirstPage + paper.PageCount - 1}ページ";

    /// <summary>全体の資料: 次第.pdf says more than その他.</summary>
    public static IEnumerable<AgendaPaper> SessionPapers(IReadOnlyList<PacketPaper> papers) => papers.Zip(
        Papers(papers), (paper, line) => paper.FileName.Length == 0 ? line : line with { Title = Path.GetFileNameWithoutExtension(paper.FileName) });

    public static IEnumerable<AgendaPaper> Papers(IReadOnlyList<PacketPaper> papers)
    {
        var seen = new Dictionary<ReviewDocumentKind, int>();
        foreach (var paper in papers)
        {
            var nth = seen[paper.Kind] = seen.GetValueOrDefault(paper.Kind) + 1;
            var several = papers.Count(p => p.Kind == paper.Kind) > 1;
            yield return new AgendaPaper(
                paper.Kind.ToJapanese() + (several ? $"（{nth}）" : ""), paper.FirstPage, paper.PageCount);
        }
    }
}
