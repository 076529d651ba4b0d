using System.Runtime.CompilerServices;
using System.Text;

namespace Portal.Core.Csv;

internal enum CsvRowState
{
    Whole,
    BadQuote,
    Endless,
}

internal readonly record struct CsvRow(string[] Cells, CsvRowState State);

/// <summary>
/// Cuts a text into rows and cells (RFC 4180), reading it in pieces. A misplaced quote spoils its own row only; a quote that never
/// ends is given up at the length limit instead of taking the rest of the file into memory.
/// </summary>
internal sealed class CsvRows(TextReader text, char delimiter, int maxCellLength)
{
    private readonly List<string> cells = [];
    private readonly StringBuilder cell = new();
    private CsvRowState state;
    private bool quoted;
    private bool closed;

    public async IAsyncEnumerable<CsvRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new char[16 * 1024];
        var afterCarriageReturn = false;
        int read;
        while ((read = await text.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                var c = buffer[i];
                var ignored = afterCarriageReturn && c == '\n';
                afterCarriageReturn = c == '\r' && !InsideQuotes;
                if (ignored)
                {
                    continue;
                }

                if (c is '\r' or '\n' && !InsideQuotes)
                {
                    yield return EndRow();
                    continue;
                }

                Take(c);
                if (cell.Length > maxCellLength)
                {
                    yield return new CsvRow([], CsvRowState.Endless);
                    yield break;
                }
            }
        }

        if (InsideQuotes)
        {
            state = CsvRowState.BadQuote;
        }

        if (quoted || cell.Length > 0 || cells.Count > 0)
        {
            yield return EndRow();
        }
    }

    private bool InsideQuotes => quoted && !closed;

    private void Take(char c)
    {
        if (c == delimiter && !InsideQuotes)
        {
            EndCell();
        }
        else if (c != '"')
        {
            // Anything but a blank after the closing quote is a mistake, as in "a"b.
            if (closed && c is not (' ' or '\u3000'))
            {
                state = CsvRowState.BadQuote;
            }

            cell.Append(c);
        }
        else if (!quoted)
        {
            quoted = string.IsNullOrWhiteSpace(cell.ToString());
            if (quoted)
            {
                cell.Clear();
            }
            else
            {
                state = CsvRowState.BadQuote;
            }
        }
        else if (closed)
        {
            // The second of two quotes stands for one.
            closed = false;
            cell.Append('"');
        }
        else
        {
            closed = true;
        }
    }

    private void EndCell()
    {
        cells.Add(cell.ToString());
        cell.Clear();
        (quoted, closed) = (false, false);
    }

    private CsvRow EndRow()
    {
        EndCell();
        var row = new CsvRow([.. cells], state);
        cells.Clear();
        state = CsvRowState.Whole;
        return row;
    }
}
