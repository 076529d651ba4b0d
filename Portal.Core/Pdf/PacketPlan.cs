namespace Portal.Core.Pdf;

/// <summary>What a packet (審査会資料の1冊) is made of, in order.</summary>
/// <param name="Title">The document's title, shown by readers.</param>
/// <param name="Front">Cover and agenda (表紙・議案), composed by the portal.</param>
/// <param name="Parts">The papers of the cases.</param>
public sealed record PacketPlan(string Title, IReadOnlyList<FrontMatter> Front, IReadOnlyList<PacketPart> Parts);

/// <param name="Path">A PDF composed by the portal.</param>
/// <param name="Title">Its bookmark and page header, such as 表紙.</param>
public sealed record FrontMatter(string Path, string Title);

/// <summary>One cleaned paper in a packet.</summary>
/// <param name="Path">The cleaned PDF.</param>
/// <param name="Pages">Its page sizes, as its cleaning told them.</param>
/// <param name="Header">Heads each page, such as 事例 0003　認定調査票・特記事項.</param>
/// <param name="CaseTitle">The bookmark of its case; neighbours with the same title share one.</param>
/// <param name="PaperTitle">The bookmark below it; null when the case's own bookmark is enough.</param>
public sealed record PacketPart(
    string Path, IReadOnlyList<PageSize> Pages, string Header, string CaseTitle, string? PaperTitle);

/// <param name="PageCount">All pages, front matter included.</param>
/// <param name="SizeBytes">The size of the file.</param>
/// <param name="FirstPages">The page number, from 1, at which each part begins.</param>
/// <param name="Pages">Every page's size, for stamping.</param>
public sealed record AssembledPacket(
    int PageCount, long SizeBytes, IReadOnlyList<int> FirstPages, IReadOnlyList<PageSize> Pages);
