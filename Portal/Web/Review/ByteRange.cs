using Microsoft.Net.Http.Headers;

namespace Portal.Web.Review;

/// <summary>Which bytes of a file are to be sent (RFC 9110 14): one range, or all of it.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="Length">How many.</param>
/// <param name="IsPart">206 rather than 200.</param>
public readonly record struct ByteRange(long Start, long Length, bool IsPart)
{
    public long Last => Start + Length - 1;

    /// <summary>
    /// What a Range header asks for. Several ranges and what cannot be read are answered with the whole file, as the RFC
    /// allows; null when the one range lies beyond the end.
    /// </summary>
    public static ByteRange? Of(string? header, long size)
    {
        var all = new ByteRange(0, size, false);
        if (string.IsNullOrEmpty(header) || !RangeHeaderValue.TryParse(header, out var asked)
            || !asked.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) || asked.Ranges.Count != 1)
        {
            return all;
        }

        var range = asked.Ranges.Single();
        if (range.From is not { } from)
        {
            var suffix = Math.Min(range.To ?? 0, size);
            return suffix > 0 ? new ByteRange(size - suffix, suffix, true) : null;
        }

        return from < size ? new ByteRange(from, Math.Min(range.To ?? size - 1, size - 1) - from + 1, true) : null;
    }
}
