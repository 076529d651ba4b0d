using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>Writes numbered objects, the cross-reference table and the trailer.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly Stream file;
    private readonly List<long> offsets = [0];

    public PdfFile(string path)
        : this(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024))
    {
    }

    /// <param name="target">Empty; disposed with this.</param>
    public PdfFile(Stream target)
    {
        file = target;
        Append("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    public void Write(int id, string body)
    {
        offsets[id] = file.Position;
        Append($"{id} 0 obj\n{body}\nendobj\n");
    }

    public int AddStream(string entries, byte[] bytes, bool compress)
    {
        var id = Reserve();
        WriteStream(id, compress ? $"{entries}/Filter/FlateDecode" : entries, compress ? Deflate(bytes) : bytes);
        return id;
    }

    /// <param name="id">A number that was reserved.</param>
    /// <param name="entries">Of its dictionary, but for the length.</param>
    /// <param name="data">As they are to stand in the file.</param>
    public void WriteStream(int id, string entries, byte[] data)
    {
        offsets[id] = file.Position;
        Append($"{id} 0 obj\n<<{entries}/Length {data.Length}>>stream\n");
        file.Write(data);
        Append("\nendstream\nendobj\n");
    }

    public void Finish(int root, int info)
    {
        var start = file.Position;
        var table = new StringBuilder($"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        Append($"{table}trailer\n<</Size {offsets.Count}/Root {root} 0 R/Info {info} 0 R>>\nstartxref\n{start}\n%%EOF\n");
    }

    /// <summary>A text string in UTF-16, whatever the letters.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => file.Dispose();

    private void Append(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }
}
