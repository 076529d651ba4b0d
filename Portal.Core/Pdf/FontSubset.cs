using System.Buffers.Binary;

namespace Portal.Core.Pdf;

/// <summary>
/// A font file with the outlines of the used glyphs only. Glyph numbers stay, so that text can name them directly;
/// the empty entries between them compress to nothing.
/// </summary>
internal static class FontSubset
{
    private static readonly string[] Copied = ["cvt ", "fpgm", "prep"];

    public static byte[] Build(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var outlines = Collect(font, used);
        var count = outlines.Keys.Max() + 1;
        var (glyf, loca, hmtx) = (new MemoryStream(), new byte[(count + 1) * 4], new byte[count * 4]);
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(glyph * 4), (uint)glyf.Length);
            if (outlines.TryGetValue((ushort)glyph, out var outline))
            {
                glyf.Write(outline);
                glyf.Write(new byte[-outline.Length & 3]);
                font.Metrics((ushort)glyph).CopyTo(hmtx, glyph * 4);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(count * 4), (uint)glyf.Length);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = Patch(font.Table("head"), 50, 1),
            ["hhea"] = Patch(font.Table("hhea"), 34, count),
            ["hmtx"] = hmtx,
            ["loca"] = loca,
            ["maxp"] = Patch(font.Table("maxp"), 4, count),
        };
        foreach (var tag in Copied.Where(tag => font.Table(tag).Length > 0))
        {
            tables[tag] = font.Table(tag);
        }

        return Assemble(tables);
    }

    private static Dictionary<ushort, byte[]> Collect(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var outlines = new Dictionary<ushort, byte[]>();
        var waiting = new Queue<ushort>(used.Prepend((ushort)0));
        while (waiting.TryDequeue(out var glyph))
        {
            if (!outlines.ContainsKey(glyph))
            {
                outlines[glyph] = font.Outline(glyph);
                Components(outlines[glyph]).ForEach(waiting.Enqueue);
            }
        }

        return outlines;
    }

    /// <summary>The glyphs that a composite glyph is put together from.</summary>
    private static List<ushort> Components(byte[] outline)
    {
        var parts = new List<ushort>();
        var isComposite = outline.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;
        for (var (at, more) = (10, isComposite); more;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2)));
            at += 4 + ((flags & 0x01) != 0 ? 4 : 2)
                + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            more = (flags & 0x20) != 0;
        }

        return parts;
    }

    private static byte[] Patch(byte[] table, int at, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        return table;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var (header, body) = (new byte[12 + tables.Count * 16], new MemoryStream());
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)tables.Count);
        var at = 12;
        foreach (var (tag, bytes) in tables)
        {
            System.Text.Encoding.ASCII.GetBytes(tag, header.AsSpan(at));
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(at + 4), CheckSum(bytes));
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(at + 8), (uint)(header.Length + body.Length));
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(at + 12), (uint)bytes.Length);
            body.Write(bytes);
            body.Write(new byte[-bytes.Length & 3]);
            at += 16;
        }

        return [.. header, .. body.ToArray()];
    }

    private static uint CheckSum(byte[] bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at++)
        {
            sum += (uint)bytes[at] << (24 - 8 * (at & 3));
        }

        return sum;
    }
}
