using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>A font inside one PDF: the glyphs that it used, and the objects that describe them.</summary>
internal sealed class EmbeddedFont(TrueTypeFont font, string resourceName)
{
    private readonly SortedDictionary<ushort, PlacedGlyph> used = [];

    public string ResourceName { get; } = resourceName;

    public void Use(PlacedGlyph glyph) => used.TryAdd(glyph.Number, glyph);

    /// <summary>Writes the font and answers its object number.</summary>
    public int Write(PdfFile file)
    {
        var id = file.Reserve();
        Write(file, id);
        return id;
    }

    /// <summary>Writes the font under a number that was reserved for it.</summary>
    public void Write(PdfFile file, int id)
    {
        var bytes = FontSubset.Build(font, used.Keys);
        var program = file.AddStream($"/Length1 {bytes.Length}", bytes, compress: true);
        var name = $"{Tag()}+{font.Name}";
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{Box()}]/ItalicAngle 0/Ascent 880/Descent -120"
            + $"/CapHeight 740/StemV 80/FontFile2 {program} 0 R>>");
        var widths = string.Concat(used.Values.Select(g =>
            string.Create(CultureInfo.InvariantCulture, $"{g.Number}[{g.Width:0.##}]")));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            + $"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>");
        var unicode = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()), compress: true);
        file.Write(
            id,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
            + $"/ToUnicode {unicode} 0 R>>");
    }

    /// <summary>Six letters that differ between subsets, as ISO 32000 9.9.2 asks.</summary>
    private string Tag()
    {
        var hash = used.Keys.Aggregate(17u, (sum, glyph) => sum * 31 + glyph);
        return string.Create(6, hash, (letters, value) =>
        {
            for (var i = 0; i < letters.Length; i++, value /= 26)
            {
                letters[i] = (char)('A' + value % 26);
            }
        });
    }

    private string Box() => string.Join(' ', Enumerable.Range(0, 4).Select(i =>
        BinaryPrimitives.ReadInt16BigEndian(font.Table("head").AsSpan(36 + 2 * i)) * 1000 / font.UnitsPerEm));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CMapName/Portal-UCS def/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");

        // At most 100 lines in a block (Adobe Technical Note 5014).
        foreach (var block in used.Values.Where(glyph => glyph.Text.Length > 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var glyph in block)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(glyph.Text));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph.Number:X4}><{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap end end").ToString();
    }
}
