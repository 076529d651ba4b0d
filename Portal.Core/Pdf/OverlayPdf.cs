using System.Globalization;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>A heading in the reader's side bar (しおり): its title, its page counted from 0, and the headings below it.</summary>
public sealed record Bookmark(string Title, int PageIndex, IReadOnlyList<Bookmark> Children);

/// <summary>
/// A small PDF of drawn pages, written directly: fast enough for 2,000 pages, where a browser is not. qpdf lays real
/// pages under it, or it over real pages.
/// </summary>
internal sealed class OverlayPdf(PdfFonts fonts)
{
    private readonly List<OverlayPage> pages = [];
    private readonly Dictionary<TrueTypeFont, EmbeddedFont> embedded = [];

    public OverlayPage AddPage(PageSize size)
    {
        var page = new OverlayPage(size, this);
        pages.Add(page);
        return page;
    }

    public ShapedText Shape(string text) => new(fonts.Shape(text));

    internal EmbeddedFont Embed(TrueTypeFont font)
    {
        if (!embedded.TryGetValue(font, out var used))
        {
            embedded[font] = used = new EmbeddedFont(font, $"/T{embedded.Count}");
        }

        return used;
    }

    public void Save(string path, string title, IReadOnlyList<Bookmark> bookmarks)
    {
        using var file = new PdfFile(path);
        var (tree, resources) = (file.Reserve(), file.Reserve());
        var ids = pages.ConvertAll(_ => file.Reserve());
        for (var i = 0; i < pages.Count; i++)
        {
            var content = file.AddStream("", Encoding.ASCII.GetBytes(pages[i].Content), compress: false);
            file.Write(ids[i], string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {pages[i].Size.Width:0.###} {pages[i].Size.Height:0.###}]"
                + $"/Resources {resources} 0 R/Contents {content} 0 R>>"));
        }

        var named = string.Concat(embedded.Values.Select(f => $"{f.ResourceName} {f.Write(file)} 0 R"));
        file.Write(resources, $"<</Font<<{named}>>/ExtGState<</Box<</ca 0.86>>/Mark<</ca 0.3>>/Full<</ca 1>>>>>>");
        file.Write(tree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', ids.Select(id => $"{id} 0 R"))}]>>");
        var outlines = bookmarks.Count == 0 ? "" : $"/PageMode/UseOutlines/Outlines {OutlineTree.Write(file, bookmarks, ids)} 0 R";
        file.Finish(
            root: file.Add($"<</Type/Catalog/Pages {tree} 0 R/Lang(ja){outlines}/ViewerPreferences<</DisplayDocTitle true>>>>"),
            info: file.Add($"<</Title {PdfFile.Text(title)}>>"));
    }
}

/// <summary>Text as glyphs, with its width per point of type size.</summary>
internal sealed record ShapedText(IReadOnlyList<PlacedGlyph> Glyphs)
{
    public double Width { get; } = Glyphs.Sum(g => g.Width) / 1000;

    /// <summary>Cut to a width, ending in … when something had to go.</summary>
    public ShapedText Fit(double width, ShapedText ellipsis)
    {
        if (Width <= width)
        {
            return this;
        }

        var room = width - ellipsis.Width;
        return new ShapedText([.. Glyphs.TakeWhile(g => (room -= g.Width / 1000) >= 0), .. ellipsis.Glyphs]);
    }
}
