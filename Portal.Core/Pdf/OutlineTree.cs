namespace Portal.Core.Pdf;

/// <summary>Writes bookmarks as a PDF outline: top level open or closed as readers show it best, closed below.</summary>
internal static class OutlineTree
{
    /// <summary>Answers the number of the outline's root object.</summary>
    public static int Write(PdfFile file, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<int> pages)
    {
        var root = file.Reserve();
        var (first, last) = WriteLevel(file, bookmarks, root, pages);
        file.Write(root, $"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {bookmarks.Count}>>");
        return root;
    }

    private static (int First, int Last) WriteLevel(
        PdfFile file, IReadOnlyList<Bookmark> bookmarks, int parent, IReadOnlyList<int> pages)
    {
        var ids = bookmarks.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var neighbours = (i > 0 ? $"/Prev {ids[i - 1]} 0 R" : "") + (i + 1 < ids.Count ? $"/Next {ids[i + 1]} 0 R" : "");
            var children = "";
            if (bookmarks[i].Children.Count > 0)
            {
                var (first, last) = WriteLevel(file, bookmarks[i].Children, ids[i], pages);

                // A negative count is closed: 40 cases fit the side bar, 160 papers do not.
                children = $"/First {first} 0 R/Last {last} 0 R/Count -{bookmarks[i].Children.Count}";
            }

            file.Write(
                ids[i],
                $"<</Title {PdfFile.Text(bookmarks[i].Title)}/Parent {parent} 0 R{neighbours}{children}"
                + $"/Dest[{pages[bookmarks[i].PageIndex]} 0 R/XYZ null null null]>>");
        }

        return (ids[0], ids[^1]);
    }
}
