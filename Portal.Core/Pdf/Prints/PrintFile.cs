using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Core.Pdf;

/// <summary>The objects of one print by Chromium, which writes each by itself and one table of where they are.</summary>
internal sealed class PrintFile
{
    private readonly byte[] bytes;
    private readonly Dictionary<int, (PdfValue Value, int End)> read = [];
    private readonly int[] offsets;

    /// <exception cref="PrintUnreadableException">It is written in another way.</exception>
    public PrintFile(byte[] print)
    {
        bytes = print;
        var tail = Encoding.Latin1.GetString(print, Math.Max(0, print.Length - 64), Math.Min(64, print.Length));
        var mark = tail.LastIndexOf("startxref", StringComparison.Ordinal);
        var start = mark < 0 ? null : new PdfWord(tail[(mark + 9)..].Split('%')[0].Trim()).Number;
        if (start is not { } table || table < 0 || !Follows(table, "xref\n0 "))
        {
            throw new PrintUnreadableException("The table of objects is missing.");
        }

        var end = Array.IndexOf(print, (byte)'\n', table + 5);
        var count = new PdfWord(Encoding.Latin1.GetString(print, table + 7, end - table - 7).Trim()).Number ?? 0;
        offsets = new int[count];
        for (var i = 0; i < count; i++)
        {
            offsets[i] = int.TryParse(print.AsSpan(end + 1 + i * 20, 10), CultureInfo.InvariantCulture, out var offset)
                ? offset : throw new PrintUnreadableException("The table of objects is damaged.");
        }

        var trailer = end + 1 + count * 20;
        Trailer = Follows(trailer, "trailer") && new PdfSyntax(print, trailer + 7).Read() is PdfDictionary dictionary
            ? dictionary : throw new PrintUnreadableException("The trailer is missing.");
    }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog => Dictionary(Trailer["/Root"]);

    public PdfValue Object(int number) => Find(number).Value;

    /// <summary>What a value stands for, after following one reference.</summary>
    public PdfValue? Resolve(PdfValue? value) => value is PdfReference reference ? Object(reference.Number) : value;

    public PdfDictionary Dictionary(PdfValue? value) =>
        Resolve(value) as PdfDictionary ?? throw new PrintUnreadableException("A dictionary is missing.");

    /// <summary>A list, or the one value that stands where there could be several.</summary>
    public IReadOnlyList<PdfValue> List(PdfValue? value) =>
        Resolve(value) is PdfList list ? list.Items : value is null ? [] : [value];

    public bool IsStream(int number) => Follows(Find(number).End, "stream");

    /// <summary>The bytes of a stream, as they are.</summary>
    public byte[] Raw(int number)
    {
        var (value, end) = Find(number);
        var start = end + 6 + (Follows(end + 6, "\r\n") ? 2 : 1);
        var length = (Resolve(((PdfDictionary)value)["/Length"]) as PdfWord)?.Number ?? -1;
        return IsStream(number) && length >= 0 && start + length <= bytes.Length
            ? bytes[start..(start + length)] : throw new PrintUnreadableException("A stream is missing.");
    }

    /// <summary>The bytes of a stream, unpacked.</summary>
    public byte[] Unpacked(int number)
    {
        var raw = Raw(number);
        var dictionary = Dictionary(Object(number));
        if (dictionary["/Filter"] is null)
        {
            return raw;
        }

        if (!dictionary.Is("/Filter", "/FlateDecode") || dictionary["/DecodeParms"] is not null)
        {
            throw new PrintUnreadableException("A stream is packed in another way.");
        }

        using var packed = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private (PdfValue Value, int End) Find(int number)
    {
        if (read.TryGetValue(number, out var known))
        {
            return known;
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj");
        if (number <= 0 || number >= offsets.Length || !Follows(offsets[number], head))
        {
            throw new PrintUnreadableException("An object is missing.");
        }

        var syntax = new PdfSyntax(bytes, offsets[number] + head.Length);
        var value = syntax.Read();
        syntax.MoveToNext();
        return read[number] = (value, syntax.At);
    }

    private bool Follows(int at, string word) =>
        at >= 0 && at + word.Length <= bytes.Length && Encoding.Latin1.GetString(bytes, at, word.Length) == word;
}
