using System.Text;

namespace Portal.Core.Pdf;

/// <summary>
/// Writes one paper of a print as a PDF of its own: its pages, its part of the structure, its bookmarks, and the glyphs that it
/// uses. Nothing that belongs to another paper is ever followed.
/// </summary>
internal sealed class PartCopy(PrintFile print, PrintedPart part, DrawnText drawn, Func<int, PrintedFont> fontOf)
{
    private readonly Dictionary<int, int> numbers = [];
    private readonly Queue<int> waiting = new();

    public byte[] Write(string title)
    {
        using var bytes = new MemoryStream();
        using var file = new PdfFile(bytes);
        var (catalog, tree) = (print.Catalog, file.Reserve());
        var structure = print.Dictionary(catalog["/StructTreeRoot"]);
        var (root, document) = (NumberOf(file, catalog["/StructTreeRoot"]), NumberOf(file, structure["/K"]));
        foreach (var own in part.Pages.Concat(part.Elements))
        {
            numbers[own] = file.Reserve();
        }

        foreach (var (page, index) in part.Pages.Select((page, index) => (page, index)))
        {
            var entries = Entries(file, print.Dictionary(print.Object(page)), "/Parent", "/StructParents");
            file.Write(numbers[page], $"<<{entries}/Parent {tree} 0 R/StructParents {index}>>");
        }

        file.Write(tree, $"<</Type/Pages/Count {part.Pages.Count}/Kids{References(part.Pages)}>>");
        WriteStructure(file, root, document, structure);
        var outlines = WriteBookmarks(file);
        while (waiting.TryDequeue(out var number))
        {
            Copy(file, number);
        }

        var rest = Entries(file, catalog, "/Pages", "/StructTreeRoot", "/Outlines");
        var about = Entries(file, print.Dictionary(print.Trailer["/Info"]), "/Title");
        file.Finish(
            root: file.Add($"<<{rest}/Pages {tree} 0 R/StructTreeRoot {root} 0 R{outlines}>>"),
            info: file.Add($"<<{about}/Title {PdfFile.Text(title)}>>"));
        return bytes.ToArray();
    }

    private void WriteStructure(PdfFile file, int root, int document, PdfDictionary structure)
    {
        var parents = Parents(structure["/ParentTree"]);
        var ofPages = part.Pages.Select((page, index) =>
            $"{index}[{string.Concat(parents.GetValueOrDefault(NumberIn(page), []).Select(item => $"{Spell(file, item)} "))}]");
        var ids = part.Elements.Select(e => (Id: print.Dictionary(print.Object(e))["/ID"] as PdfWord, Element: numbers[e]))
            .Where(e => e.Id is not null).OrderBy(e => e.Id!.Text, StringComparer.Ordinal).ToList();
        file.Write(root, $"<</Type/StructTreeRoot/K {document} 0 R/ParentTreeNextKey {part.Pages.Count}/ParentTree<</Nums[{string.Concat(ofPages)}]>>"
            + $"/IDTree<</Names[{string.Concat(ids.Select(e => $"{e.Id!.Text}{e.Element} 0 R "))}]>>>>");
        file.Write(document, $"<<{Entries(file, print.Dictionary(structure["/K"]), "/K")}/K {numbers[part.Root]} 0 R>>");
        foreach (var element in part.Elements)
        {
            file.Write(numbers[element], $"<<{Entries(file, print.Dictionary(print.Object(element)))}>>");
        }
    }

    private int NumberIn(int page) => (print.Dictionary(print.Object(page))["/StructParents"] as PdfWord)?.Number
        ?? throw new PrintUnreadableException("A page has no structure.");

    /// <summary>The elements of each page's text, by the page's number in the structure.</summary>
    private Dictionary<int, IReadOnlyList<PdfValue>> Parents(PdfValue? node)
    {
        var tree = print.Dictionary(node);
        return print.List(tree["/Kids"]).SelectMany(kid => Parents(kid)).Concat(print.List(tree["/Nums"]).Chunk(2)
                .Select(pair => KeyValuePair.Create(((PdfWord)pair[0]).Number!.Value, print.List(pair[1]))))
            .ToDictionary();
    }

    /// <summary>しおり, all on one level: a letter has one heading, and its headings lie on its own pages.</summary>
    private string WriteBookmarks(PdfFile file)
    {
        if (print.Catalog["/Outlines"] is not { } outlines)
        {
            return "";
        }

        var own = Bookmarks(print.Dictionary(outlines)["/First"])
            .Where(b => print.List(b["/Dest"]) is [PdfReference page, ..] && part.Pages.Contains(page.Number)).ToList();
        if (own.Count == 0)
        {
            return "";
        }

        var tree = file.Reserve();
        var ids = own.ConvertAll(_ => file.Reserve());
        for (var i = 0; i < own.Count; i++)
        {
            var beside = (i > 0 ? $"/Prev {ids[i - 1]} 0 R" : "") + (i < own.Count - 1 ? $"/Next {ids[i + 1]} 0 R" : "");
            var entries = Entries(file, own[i], "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count");
            file.Write(ids[i], $"<<{entries}/Parent {tree} 0 R{beside}>>");
        }

        file.Write(tree, $"<</Type/Outlines/First {ids[0]} 0 R/Last {ids[^1]} 0 R/Count {ids.Count}>>");
        return $"/Outlines {tree} 0 R";
    }

    private IEnumerable<PdfDictionary> Bookmarks(PdfValue? first)
    {
        for (var at = first; at is not null;)
        {
            var item = print.Dictionary(at);
            yield return item;
            foreach (var below in Bookmarks(item["/First"]))
            {
                yield return below;
            }

            at = item["/Next"];
        }
    }

    private void Copy(PdfFile file, int number)
    {
        var value = print.Object(number);
        if (value is PdfDictionary dictionary && (dictionary.Is("/Type", "/Page") || dictionary.Is("/Type", "/Pages")
            || dictionary.Is("/Type", "/StructElem") || dictionary.Is("/Type", "/Outlines")))
        {
            throw new PrintUnreadableException("A paper leads into another one.");
        }

        if (value is PdfDictionary font && font.Is("/Type", "/Font"))
        {
            fontOf(number).Write(file, numbers[number], drawn.Glyphs.GetValueOrDefault(number) ?? []);
        }
        else if (print.IsStream(number))
        {
            file.WriteStream(numbers[number], Entries(file, (PdfDictionary)value, "/Length"), print.Raw(number));
        }
        else
        {
            file.Write(numbers[number], Spell(file, value));
        }
    }

    private int NumberOf(PdfFile file, PdfValue? value)
    {
        var number = (value as PdfReference)?.Number ?? throw new PrintUnreadableException("An object has no number.");
        if (!numbers.TryGetValue(number, out var own))
        {
            numbers[number] = own = file.Reserve();
        }

        return own;
    }

    private string References(IEnumerable<int> old) => $"[{string.Join(' ', old.Select(number => $"{numbers[number]} 0 R"))}]";

    private string Entries(PdfFile file, PdfDictionary dictionary, params ReadOnlySpan<string> without)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in dictionary.Entries)
        {
            if (!without.Contains(name))
            {
                text.Append(name).Append(' ').Append(Spell(file, value));
            }
        }

        return text.ToString();
    }

    private string Spell(PdfFile file, PdfValue value)
    {
        switch (value)
        {
            case PdfWord word:
                return word.Text;
            case PdfList list:
                return $"[{string.Join(' ', list.Items.Select(item => Spell(file, item)))}]";
            case PdfReference reference:
                if (!numbers.ContainsKey(reference.Number))
                {
                    NumberOf(file, reference);
                    waiting.Enqueue(reference.Number);
                }

                return $"{numbers[reference.Number]} 0 R";
            default:
                return $"<<{Entries(file, (PdfDictionary)value)}>>";
        }
    }
}
