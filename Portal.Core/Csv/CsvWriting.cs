using System.Buffers;
using System.Globalization;
using System.Text;
using Portal.Core.Time;

namespace Portal.Core.Csv;

/// <summary>
/// Writes CSV that a spreadsheet opens as it is: UTF-8 with BOM, CRLF, numbers as numbers, and no cell that would run as a
/// formula (see <see cref="CsvCell"/>). Rows are written as they come, at constant memory.
/// </summary>
public static class CsvWriting
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n\t");

    public static async Task WriteAsync(
        Stream output, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken = default)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await WriteRowAsync(text, headings, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await WriteRowAsync(text, row, cancellationToken);
        }

        await text.FlushAsync(cancellationToken);
    }

    public static Task WriteAsync(
        Stream output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken = default) =>
        WriteAsync(output, headings, rows.ToAsyncEnumerable(), cancellationToken);

    private static async Task WriteRowAsync(StreamWriter text, IReadOnlyList<object?> cells, CancellationToken cancellationToken)
    {
        var row = string.Join(',', cells.Select(c => Quote(Text(c)))) + "\r\n";
        await text.WriteAsync(row.AsMemory(), cancellationToken);
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(NeedsQuotes) || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => CsvCell.Neutralise(text),
        bool yes => yes ? "はい" : "いいえ",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.InJapan().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        _ => CsvCell.Neutralise(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""),
    };
}
