namespace Portal.Core.Pdf;

/// <summary>One paper of a print of many: its part of the structure (タグ), and its pages.</summary>
/// <param name="Root">The number of the element that holds all others of it.</param>
/// <param name="Elements">The numbers of its elements, that one included, in reading order.</param>
/// <param name="Pages">The numbers of its pages, in order.</param>
internal sealed record PrintedPart(int Root, IReadOnlyList<int> Elements, IReadOnlyList<int> Pages)
{
    /// <summary>Takes a print in which each paper is one element below the document, and begins on a page of its own.</summary>
    /// <exception cref="PrintUnreadableException">There are more or fewer papers, or two share a page.</exception>
    public static IReadOnlyList<PrintedPart> FindAll(PrintFile print, int count)
    {
        var document = print.Dictionary(print.Dictionary(print.Catalog["/StructTreeRoot"])["/K"]);
        var roots = print.List(document["/K"]).OfType<PdfReference>().Select(r => r.Number).ToList();
        var pages = PagesBelow(print, print.Catalog["/Pages"]).ToList();
        var parts = roots.ConvertAll(root => Find(print, root, pages));
        var owned = parts.SelectMany(p => p.Pages).ToList();
        return parts.Count == count && parts.TrueForAll(p => p.Pages.Count > 0) && owned.Order().SequenceEqual(pages.Order())
            ? parts : throw new PrintUnreadableException("The papers cannot be told apart.");
    }

    private static PrintedPart Find(PrintFile print, int root, List<int> pages)
    {
        var (elements, used, waiting) = (new List<int>(), new HashSet<int>(), new Stack<int>([root]));
        while (waiting.TryPop(out var number))
        {
            var element = print.Dictionary(print.Object(number));
            if (!element.Is("/Type", "/StructElem"))
            {
                throw new PrintUnreadableException("The structure holds something unknown.");
            }

            elements.Add(number);
            AddPage(element["/Pg"], used);
            foreach (var kid in print.List(element["/K"]).Reverse())
            {
                switch (kid)
                {
                    case PdfReference reference:
                        waiting.Push(reference.Number);
                        break;
                    case PdfDictionary marked when marked.Is("/Type", "/MCR"):
                        AddPage(marked["/Pg"], used);
                        break;
                    case PdfWord { Number: not null }:
                        break;
                    default:
                        throw new PrintUnreadableException("The structure holds something unknown.");
                }
            }
        }

        return new PrintedPart(root, elements, [.. pages.Where(used.Contains)]);
    }

    private static void AddPage(PdfValue? page, HashSet<int> pages)
    {
        if (page is PdfReference reference)
        {
            pages.Add(reference.Number);
        }
    }

    private static IEnumerable<int> PagesBelow(PrintFile print, PdfValue? node) =>
        print.Dictionary(node).Is("/Type", "/Page")
            ? [((PdfReference)node!).Number]
            : print.List(print.Dictionary(node)["/Kids"]).SelectMany(kid => PagesBelow(print, kid));
}
