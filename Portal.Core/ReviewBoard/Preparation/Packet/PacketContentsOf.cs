namespace Portal.Core.ReviewBoard;

/// <summary>What will stand in a packet, before anybody knows on which page.</summary>
internal static class PacketContentsOf
{
    public static PacketContents Contents(this PacketInput input)
    {
        var cases = input.Cases.OrderBy(c => c.Position).Select(c =>
        {
            var papers = Papers(input.PapersOf(c.Id));
            return new PacketCase(
                c.Id, c.Position, c.CaseNumber, c.Kind, c.Label, 0, papers.Sum(p => p.PageCount), papers);
        }).ToList();
        var ofSession = Papers(input.PapersOf(null));
        var pages = ofSession.Sum(p => p.PageCount) + cases.Sum(c => c.PageCount);
        return new PacketContents(pages, ofSession, cases, "");
    }

    /// <summary>The same contents with the pages at which the papers begin, in the order in which they were bound.</summary>
    public static PacketContents Bound(this PacketContents contents, int pageCount, IReadOnlyList<int> firstPages, string pageSizes)
    {
        var next = new Queue<int>(firstPages);
        var ofSession = At(contents.SessionPapers, next);
        var cases = contents.Cases.Select(c =>
        {
            var papers = At(c.Papers, next);
            return c with { Papers = papers, FirstPage = papers.Count > 0 ? papers[0].FirstPage : 0 };
        }).ToList();
        return new PacketContents(pageCount, ofSession, cases, pageSizes);
    }

    private static List<PacketPaper> Papers(IEnumerable<ReviewDocument> documents) =>
        [.. documents.Select(d => new PacketPaper(d.Id, d.Kind, d.FileName, 0, d.PageCount, d.Sha256))];

    private static List<PacketPaper> At(IEnumerable<PacketPaper> papers, Queue<int> firstPages) =>
        [.. papers.Select(p => p with { FirstPage = firstPages.Dequeue() })];
}
