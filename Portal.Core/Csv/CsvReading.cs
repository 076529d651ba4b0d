using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Core.Csv;

/// <summary>
/// Reads an uploaded CSV row by row at constant memory, in Shift_JIS, UTF-8 or UTF-16, separated by commas or tabs. Nothing is
/// thrown for a bad file: each line carries its own problems, and a file that cannot be read is one line of row 0 or 1.
/// </summary>
public static class CsvReading
{
    private const int MaxRowBytes = 100_000;

    public static async IAsyncEnumerable<CsvLine> ReadAsync(
        Stream content, CsvLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var file = await CsvSpool.SeekableAsync(content, layout.MaxBytes, cancellationToken);
        if (file.Content.Length > layout.MaxBytes)
        {
            yield return CsvLine.Refused(CsvProblems.TooLarge(layout.MaxBytes));
            yield break;
        }

        if (await CsvProblems.SpreadsheetAsync(file.Content, cancellationToken) is { } spreadsheet)
        {
            yield return CsvLine.Refused(spreadsheet);
            yield break;
        }

        if (await CsvEncoding.DetectAsync(file.Content, cancellationToken) is not { } encoding)
        {
            yield return CsvLine.Refused(CsvProblems.UnknownEncoding);
            yield break;
        }

        var delimiter = await DelimiterAsync(file.Content, encoding, cancellationToken);
        using var text = TextOf(file.Content, encoding);
        await foreach (var line in LinesAsync(text, delimiter, layout, cancellationToken))
        {
            yield return line;
        }
    }

    private static async IAsyncEnumerable<CsvLine> LinesAsync(
        StreamReader text, char delimiter, CsvLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvHeader? header = null;
        var (row, taken) = (0, 0);
        await foreach (var (cells, state) in new CsvRows(text, delimiter, MaxRowBytes).ReadAsync(cancellationToken))
        {
            row++;
            if (state == CsvRowState.Endless)
            {
                yield return CsvLine.Last(CsvProblems.EndlessCell(row));
                yield break;
            }

            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (header is null)
            {
                header = CsvHeader.Match(cells, layout.Columns, row);
                if (header.Problems.Count > 0)
                {
                    yield return CsvLine.Refused(header.Problems);
                    yield break;
                }

                continue;
            }

            if (++taken > layout.MaxRows)
            {
                yield return CsvLine.Last(CsvProblems.TooManyRows(row, layout.MaxRows));
                yield break;
            }

            yield return state == CsvRowState.BadQuote
                ? CsvLine.Refused(CsvProblems.BadQuote(row))
                : header.Line(row, cells);
        }

        if (header is null)
        {
            yield return CsvLine.Refused(CsvProblems.Empty);
        }
    }

    // Excel's "Unicode text" is separated by tabs.
    private static async Task<char> DelimiterAsync(Stream content, Encoding encoding, CancellationToken cancellationToken)
    {
        using var text = TextOf(content, encoding);
        var start = new char[4096];
        var read = await text.ReadBlockAsync(start, cancellationToken);
        content.Position = 0;
        var firstLine = new string(start, 0, read).Split('\r', '\n')[0];
        return firstLine.Contains('\t', StringComparison.Ordinal) && !firstLine.Contains(',', StringComparison.Ordinal) ? '\t' : ',';
    }

    private static StreamReader TextOf(Stream content, Encoding encoding) =>
        new(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
}
