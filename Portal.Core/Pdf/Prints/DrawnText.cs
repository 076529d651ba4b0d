using System.Text;

namespace Portal.Core.Pdf;

/// <summary>What is written on the pages of one paper: the glyphs of each font, and the text that they stand for.</summary>
internal sealed class DrawnText(PrintFile print, Func<int, PrintedFont> fontOf)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<int, SortedSet<ushort>> glyphs = [];

    public string Text => text.ToString();

    /// <summary>By the number of their font.</summary>
    public IReadOnlyDictionary<int, SortedSet<ushort>> Glyphs => glyphs;

    /// <summary>A box stands where a character should (文字の抜け): the first glyph of a font means that it has none.</summary>
    public bool LacksGlyph => glyphs.Values.Any(used => used.Contains(0));

    public void Add(PdfDictionary page)
    {
        var resources = print.Dictionary(page["/Resources"]);
        if (resources["/XObject"] is not null || page["/Annots"] is not null)
        {
            throw new PrintUnreadableException("A page holds more than text.");
        }

        var fonts = resources["/Font"] is { } named ? print.Dictionary(named) : new PdfDictionary(new Dictionary<string, PdfValue>());
        foreach (var content in print.List(page["/Contents"]).OfType<PdfReference>())
        {
            Read(new PdfSyntax(print.Unpacked(content.Number), 0), fonts);
        }
    }

    private void Read(PdfSyntax drawing, PdfDictionary fonts)
    {
        var operands = new List<PdfValue>();
        var font = 0;
        while (drawing.MoveToNext())
        {
            var value = drawing.Read();
            if (value is not PdfWord { Text: [>= 'A' and <= 'z' or '\'' or '"', ..] word })
            {
                operands.Add(value);
                continue;
            }

            switch (word)
            {
                case "Tf" when operands is [PdfWord name, _] && fonts[name.Text] is PdfReference reference:
                    font = reference.Number;
                    break;
                case "Tj" when operands is [PdfWord drawn]:
                    Add(font, drawn);
                    break;
                case "TJ" when operands is [PdfList row]:
                    row.Items.OfType<PdfWord>().Where(item => item.Text[0] is '<' or '(').ToList().ForEach(item => Add(font, item));
                    break;
                case "Tf" or "Tj" or "TJ" or "'" or "\"" or "BI" or "Do":
                    throw new PrintUnreadableException("A page is drawn in another way.");
            }

            operands.Clear();
        }
    }

    private void Add(int font, PdfWord drawn)
    {
        var bytes = PrintedFont.Hex(drawn);
        var used = glyphs.TryGetValue(font, out var known) ? known : glyphs[font] = [];
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            var glyph = (ushort)(bytes[at] << 8 | bytes[at + 1]);
            used.Add(glyph);
            text.Append(fontOf(font).Text(glyph));
        }
    }
}
