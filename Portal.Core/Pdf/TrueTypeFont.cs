using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Portal.Core.Pdf;

/// <summary>
/// What a PDF needs of a TrueType file: which glyph shows a character, how wide it is, and its outline. Outlines are
/// read from the file when asked for, since IPAmj明朝 has 46 MB of them. Safe for many threads.
/// </summary>
public sealed class TrueTypeFont : IDisposable
{
    private readonly SafeFileHandle? file;
    private readonly byte[] memory;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly Dictionary<int, ushort> glyphs;
    private readonly byte[] widths;
    private readonly byte[] locations;
    private readonly bool longLocations;
    private readonly int widthCount;

    public TrueTypeFont(string path)
        : this(Path.GetFileNameWithoutExtension(path), File.OpenHandle(path), [])
    {
    }

    /// <summary>A font that stands inside a PDF.</summary>
    internal TrueTypeFont(string name, byte[] bytes)
        : this(name, null, bytes)
    {
    }

    private TrueTypeFont(string name, SafeFileHandle? file, byte[] memory)
    {
        (Name, this.file, this.memory) = (name, file, memory);
        var start = Read(0, 12);
        var directory = Read(12, BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(4)) * 16);
        for (var at = 0; at < directory.Length; at += 16)
        {
            tables[System.Text.Encoding.ASCII.GetString(directory, at, 4)] = (
                BinaryPrimitives.ReadInt32BigEndian(directory.AsSpan(at + 8)),
                BinaryPrimitives.ReadInt32BigEndian(directory.AsSpan(at + 12)));
        }

        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(18));
        longLocations = head[51] == 1;
        widthCount = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea").AsSpan(34));
        widths = Table("hmtx");
        locations = Table("loca");
        glyphs = Table("cmap") is { Length: > 0 } map ? CharacterMap.Read(map) : [];
    }

    /// <summary>The file's name, which serves as the font's.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>The glyph of a character; null when the font lacks it.</summary>
    public ushort? Glyph(int codePoint) => glyphs.TryGetValue(codePoint, out var glyph) && glyph != 0 ? glyph : null;

    /// <summary>The advance in thousandths of the type size.</summary>
    public double Width(ushort glyph) =>
        BinaryPrimitives.ReadUInt16BigEndian(Metrics(glyph)) * 1000.0 / UnitsPerEm;

    /// <summary>Advance and left side bearing, as the file holds them.</summary>
    internal byte[] Metrics(ushort glyph)
    {
        var advance = widths.AsSpan(Math.Min(glyph, widthCount - 1) * 4, 2);
        var bearing = glyph < widthCount
            ? widths.AsSpan(glyph * 4 + 2, 2)
            : widths.AsSpan(widthCount * 4 + (glyph - widthCount) * 2, 2);
        return [.. advance, .. bearing];
    }

    internal byte[] Outline(ushort glyph)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        return from >= to ? [] : Read(tables["glyf"].Offset + from, (int)(to - from));
    }

    internal byte[] Table(string tag) =>
        tables.TryGetValue(tag, out var table) ? Read(table.Offset, table.Length) : [];

    public void Dispose() => file?.Dispose();

    private long Location(int index) => longLocations
        ? BinaryPrimitives.ReadUInt32BigEndian(locations.AsSpan(index * 4))
        : BinaryPrimitives.ReadUInt16BigEndian(locations.AsSpan(index * 2)) * 2L;

    private byte[] Read(long offset, int length)
    {
        if (file is null)
        {
            return memory.AsSpan((int)offset, length).ToArray();
        }

        var bytes = new byte[length];
        for (var read = 0; read < length;)
        {
            var more = RandomAccess.Read(file, bytes.AsSpan(read), offset + read);
            read += more > 0 ? more : throw new EndOfStreamException($"The font {Name} is cut off.");
        }

        return bytes;
    }
}
