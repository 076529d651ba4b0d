namespace Portal.Core.Images;

/// <summary>
/// A file that is a picture to one program and something else to another (polyglot). Nothing of it would survive being
/// drawn anew, but no honest picture looks like that.
/// </summary>
internal static class ForeignContent
{
    private const int LongestZipEnd = 22 + ushort.MaxValue;

    public static bool IsIn(Stream file, ImageFormat format, long pictureEnd) =>
        IsPdf(file) || IsZip(file) || !IsKnownTail(file, format, pictureEnd);

    // Readers of PDF look for its header in the first 1,024 bytes.
    private static bool IsPdf(Stream file) => Read(file, 0, 1024).AsSpan().IndexOf("%PDF-"u8) >= 0;

    // And readers of ZIP for its end in the last 64 KB: a record whose comment reaches to the last byte.
    private static bool IsZip(Stream file)
    {
        var tail = Read(file, Math.Max(0, file.Length - LongestZipEnd), LongestZipEnd);
        return Enumerable.Range(0, Math.Max(0, tail.Length - 21)).Any(at =>
            tail.AsSpan(at, 4) is [0x50, 0x4B, 5, 6] && at + 22 + tail[at + 20] + (tail[at + 21] << 8) == tail.Length);
    }

    /// <summary>
    /// What phones themselves put behind a picture: further pictures (CIPA DC-007), the film of a moving photo, Samsung's
    /// trailer; behind a PNG that was cut to size, the rest of the longer one that it was before.
    /// </summary>
    private static bool IsKnownTail(Stream file, ImageFormat format, long pictureEnd)
    {
        var head = Read(file, pictureEnd, 4096).AsSpan();
        var last = Read(file, Math.Max(pictureEnd, file.Length - 12), 12).AsSpan();
        return format == ImageFormat.Png
            ? last.IsEmpty || IsPngEnd(last)
            : head.TrimStart((byte)0) is [] or [0xFF, 0xD8, 0xFF, ..] || (head.Length > 8 && head[4..8].SequenceEqual("ftyp"u8))
                || last.EndsWith("SEFT"u8);
    }

    private static bool IsPngEnd(ReadOnlySpan<byte> last) =>
        last is [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static byte[] Read(Stream file, long from, int most)
    {
        var bytes = new byte[Math.Clamp(file.Length - from, 0, most)];
        file.Position = from;
        file.ReadExactly(bytes);
        return bytes;
    }
}
