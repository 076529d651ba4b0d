using System.Runtime.CompilerServices;
using CsvHelper;

namespace Portal.Core.Csv;

internal enum CsvRowState
{
    Whole,

    /// <summary>A quote stands where none may stand; the cells are a guess.</summary>
    BadQuote,

    /// <summary>The row grows without an end, as after a quote that is never closed; nothing follows.</summary>
    Endless,
}

internal readonly record struct CsvRow(string[] Cells, CsvRowState State);

/// <summary>Takes text apart into rows and cells (RFC 4180). A bad row is told, and the next one is read.</summary>
/// <param name="text">The file.</param>
/// <param name="separator">A comma or a tab.</param>
/// <param name="maxRowBytes">What longer rows are read no further.</param>
internal sealed class CsvRows(TextReader text, char separator, int maxRowBytes)
{
    public async IAsyncEnumerable<CsvRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = CsvRowState.Whole;
        await using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            SkipEmptyLines = false,
            TrimWhitespace = true,
            MaxRecordSize = maxRowBytes,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = _ => state = CsvRowState.BadQuote,
        }, leaveOpen: true);
        while (true)
        {
            state = CsvRowState.Whole;
            if (await IsReadAsync(reader, cancellationToken) is not { } isRead)
            {
                yield return new CsvRow([], CsvRowState.Endless);
                yield break;
            }

            if (!isRead)
            {
                yield break;
            }

            yield return new CsvRow([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)], state);
        }
    }

    /// <summary>Null for a row that is too long.</summary>
    private static async Task<bool?> IsReadAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }
}
