using System.Buffers;
using System.Text;

namespace Portal.Core.Csv;

/// <summary>
/// Finds out in which encoding a file was saved. The whole file is looked at, in pieces: the first Japanese character may stand
/// on its last line.
/// </summary>
internal static class CsvEncoding
{
    private const int ShiftJisCodePage = 932;

    // What .NET makes of zero bytes and of the five bytes that mean nothing in Shift_JIS.
    private static readonly SearchValues<char> NoText = SearchValues.Create("\0\u0080\uF8F0\uF8F1\uF8F2\uF8F3");

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null when the bytes are no text in an encoding that we take. The stream is left at its start.</summary>
    public static async Task<Encoding?> DetectAsync(Stream content, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>();
        var buffer = new byte[64 * 1024];
        int read;
        content.Position = 0;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (candidates.Count == 0)
            {
                candidates.AddRange(Candidates(buffer.AsSpan(0, read)).Select(e => new Candidate(e)));
            }

            candidates.RemoveAll(c => !c.Accepts(buffer.AsSpan(0, read), flush: false));
            if (candidates.Count == 0)
            {
                break;
            }
        }

        candidates.RemoveAll(c => !c.Accepts([], flush: true));
        var empty = content.Length == 0;
        content.Position = 0;
        return candidates.FirstOrDefault()?.Encoding ?? (empty ? Strict(Encoding.UTF8) : null);
    }

    private static IEnumerable<Encoding> Candidates(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => [Strict(Encoding.UTF8)],
        [0xFF, 0xFE, ..] => [Strict(Encoding.Unicode)],
        [0xFE, 0xFF, ..] => [Strict(Encoding.BigEndianUnicode)],
        _ when start.Contains((byte)0) => WithoutMark(start),
        _ => [Strict(Encoding.UTF8), Strict(Encoding.GetEncoding(ShiftJisCodePage))],
    };

    // In UTF-16 every comma and line break has a zero byte, always on the same side.
    private static IEnumerable<Encoding> WithoutMark(ReadOnlySpan<byte> start)
    {
        var zerosAt = (Even: 0, Odd: 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                zerosAt = i % 2 == 0 ? (zerosAt.Even + 1, zerosAt.Odd) : (zerosAt.Even, zerosAt.Odd + 1);
            }
        }

        return zerosAt switch
        {
            { Even: 0 } => [Strict(Encoding.Unicode)],
            { Odd: 0 } => [Strict(Encoding.BigEndianUnicode)],
            _ => [],
        };
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private sealed class Candidate(Encoding encoding)
    {
        private readonly Decoder decoder = encoding.GetDecoder();
        private char[] characters = [];

        public Encoding Encoding { get; } = encoding;

        public bool Accepts(ReadOnlySpan<byte> bytes, bool flush)
        {
            var needed = Encoding.GetMaxCharCount(bytes.Length);
            if (characters.Length < needed)
            {
                characters = new char[needed];
            }

            try
            {
                var count = decoder.GetChars(bytes, characters, flush);
                return !characters.AsSpan(0, count).ContainsAny(NoText);
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
