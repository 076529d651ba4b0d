using System.Text;

namespace Portal.Core.Pdf;

/// <summary>A font of a print: its outlines, and which characters its glyphs stand for.</summary>
internal sealed class PrintedFont : IDisposable
{
    private readonly TrueTypeFont outlines;
    private readonly Dictionary<ushort, string> characters = [];

    /// <exception cref="PrintUnreadableException">It is no TrueType font that is named by glyphs.</exception>
    public PrintedFont(PrintFile print, PdfDictionary font)
    {
        var descendant = print.Dictionary(print.List(font["/DescendantFonts"]) is [var only] ? only : null);
        var file = print.Dictionary(descendant["/FontDescriptor"])["/FontFile2"] as PdfReference;
        if (!font.Is("/Encoding", "/Identity-H") || !descendant.Is("/CIDToGIDMap", "/Identity") || file is null
            || font["/BaseFont"] is not PdfWord name || font["/ToUnicode"] is not PdfReference unicode)
        {
            throw new PrintUnreadableException("A font is of another kind.");
        }

        outlines = new TrueTypeFont(name.Text[(name.Text.IndexOf('+', StringComparison.Ordinal) + 1)..].TrimStart('/'), print.Unpacked(file.Number));
        ReadCharacters(new PdfSyntax(print.Unpacked(unicode.Number), 0));
    }

    /// <summary>Empty for a glyph that stands for nothing.</summary>
    public string Text(ushort glyph) => characters.GetValueOrDefault(glyph, "");

    /// <summary>The same font with these glyphs alone.</summary>
    public void Write(PdfFile file, int id, IEnumerable<ushort> used)
    {
        var part = new EmbeddedFont(outlines, "");
        foreach (var glyph in used)
        {
            part.Use(new PlacedGlyph(outlines, glyph, Text(glyph), outlines.Width(glyph)));
        }

        part.Write(file, id);
    }

    public void Dispose() => outlines.Dispose();

    private void ReadCharacters(PdfSyntax map)
    {
        var operands = new List<PdfValue>();
        while (map.MoveToNext())
        {
            var value = map.Read();
            if (value is not PdfWord { Text: "beginbfchar" or "beginbfrange" or "endbfchar" or "endbfrange" } word)
            {
                operands.Add(value);
                continue;
            }

            if (word.Text == "endbfchar")
            {
                Add(operands, 2);
            }
            else if (word.Text == "endbfrange")
            {
                Add(operands, 3);
            }

            operands.Clear();
        }
    }

    /// <summary>A glyph and its characters; or the first and last glyph, and the characters of the first.</summary>
    private void Add(List<PdfValue> operands, int size)
    {
        foreach (var line in operands.Chunk(size))
        {
            if (line.Length != size || line[^1] is not PdfWord to)
            {
                throw new PrintUnreadableException("A font's characters are written in another way.");
            }

            var (first, last, text) = (GlyphOf(line[0]), GlyphOf(line[^2]), Encoding.BigEndianUnicode.GetString(Hex(to)));
            for (int glyph = first; glyph <= last; glyph++)
            {
                characters[(ushort)glyph] = glyph == first ? text : $"{text[..^1]}{(char)(text[^1] + glyph - first)}";
            }
        }
    }

    private static ushort GlyphOf(PdfValue value) => value is PdfWord word && Hex(word) is [var high, var low]
        ? (ushort)(high << 8 | low) : throw new PrintUnreadableException("A glyph is written in another way.");

    internal static byte[] Hex(PdfWord word) => word.Text is ['<', .. var digits, '>'] && digits.Length % 2 == 0
        ? Convert.FromHexString(digits) : throw new PrintUnreadableException("A string is written in another way.");
}
