using System.Globalization;
using CsvHelper;
using Portal.Core.Time;

namespace Portal.Core.Csv;

/// <summary>
/// Writes CSV that a spreadsheet opens as it is: UTF-8 with BOM, CRLF, numbers as numbers, and no cell that would run as a
/// formula (see <see cref="CsvCell"/>). Rows are written as they come, at constant memory.
/// </summary>
public static class CsvWriting
{
    private static readonly CsvWriterOptions Options = new() { HasHeader = false, NewLine = "\r\n", WriteByteOrderMark = true };

    public static async Task WriteAsync(
        Stream output, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken = default)
    {
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await WriteRowAsync(csv, headings, cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await WriteRowAsync(csv, row, cancellationToken);
        }
    }

    public static Task WriteAsync(
        Stream output, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancellationToken = default) =>
        WriteAsync(output, headings, rows.ToAsyncEnumerable(), cancellationToken);

    private static Task WriteRowAsync(CsvWriter csv, IReadOnlyList<object?> cells, CancellationToken cancellationToken) =>
        csv.WriteRecordAsync([.. cells.Select(Text)], cancellationToken).AsTask();

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
