using System.Buffers.Binary;

namespace Portal.Core.Pdf;

/// <summary>The cmap table: from Unicode to glyphs, planes above the first included (𠮷 is U+20BB7).</summary>
internal static class CharacterMap
{
    public static Dictionary<int, ushort> Read(byte[] cmap)
    {
        var map = new Dictionary<int, ushort>();
        var count = U16(cmap, 2);
        var subtables = Enumerable.Range(0, count)
            .Select(i => (Platform: U16(cmap, 4 + i * 8), Offset: (int)U32(cmap, 8 + i * 8)))
            .Where(s => s.Platform is 0 or 3)
            .Select(s => s.Offset)
            .Distinct()
            .ToList();

        // Format 12 holds every plane; what format 4 repeats of it is the same.
        foreach (var offset in subtables.Where(o => U16(cmap, o) == 4))
        {
            ReadSegments(cmap, offset, map);
        }

        foreach (var offset in subtables.Where(o => U16(cmap, o) == 12))
        {
            ReadGroups(cmap, offset, map);
        }

        return map;
    }

    private static void ReadGroups(byte[] cmap, int offset, Dictionary<int, ushort> map)
    {
        var groups = (int)U32(cmap, offset + 12);
        for (var i = 0; i < groups; i++)
        {
            var at = offset + 16 + i * 12;
            var (first, last, glyph) = ((int)U32(cmap, at), (int)U32(cmap, at + 4), U32(cmap, at + 8));
            for (var code = first; code <= last; code++)
            {
                map[code] = (ushort)(glyph + code - first);
            }
        }
    }

    private static void ReadSegments(byte[] cmap, int offset, Dictionary<int, ushort> map)
    {
        var size = U16(cmap, offset + 6);
        var (ends, starts) = (offset + 14, offset + 16 + size);
        var (deltas, ranges) = (starts + size, starts + 2 * size);
        for (var i = 0; i < size; i += 2)
        {
            var (first, last, delta, range) =
                (U16(cmap, starts + i), U16(cmap, ends + i), U16(cmap, deltas + i), U16(cmap, ranges + i));
            for (int code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = range == 0 ? code : U16(cmap, ranges + i + range + (code - first) * 2);
                if (glyph != 0 || range == 0)
                {
                    map[code] = (ushort)(glyph + delta);
                }
            }
        }
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
