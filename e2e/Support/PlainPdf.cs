using System.Buffers;
using System.Globalization;
using System.Text;

namespace Portal.EndToEnd.Support;

/// <summary>Writes a PDF object by object; the first is its catalogue.</summary>
internal sealed class PlainPdf
{
    private readonly ArrayBufferWriter<byte> file = new();
    private readonly List<long> places = [];

    public PlainPdf() => Write("%PDF-1.4\n");

    public void Add(string value) => Add(() => Write(value));

    public void Add(string entries, byte[] stream) => Add(() =>
    {
        Write($"<<{entries}/Length {stream.Length}>>stream\n");
        file.Write(stream);
        Write("\nendstream");
    });

    public byte[] ToArray()
    {
        var table = file.WrittenCount;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n")));
        Write($"trailer<</Root 1 0 R/Size {places.Count + 1}>>\nstartxref\n{table}\n%%EOF\n");
        return file.WrittenSpan.ToArray();
    }

    private void Add(Action write)
    {
        places.Add(file.WrittenCount);
        Write($"{places.Count} 0 obj ");
        write();
        Write(" endobj\n");
    }

    private void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
