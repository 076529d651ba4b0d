namespace Portal.Core.Csv;

/// <summary>One row of a file that was read, with what is already known to be wrong with it.</summary>
public sealed class CsvLine(int row, IReadOnlyDictionary<string, string> cells, IReadOnlyList<CsvProblem> problems)
{
    /// <summary>The row as a spreadsheet counts it, the header being 1; 0 when the problems concern the whole file.</summary>
    public int Row { get; } = row;

    /// <summary>When there are any, the cells are not to be used.</summary>
    public IReadOnlyList<CsvProblem> Problems { get; } = problems;

    /// <summary>Nothing behind this row was read: the file goes on too long, or a cell has no end.</summary>
    public bool IsLast { get; private init; }

    /// <summary>The trimmed cell; empty when the row or the file does not have it.</summary>
    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>A problem that the importer found in this row.</summary>
    public CsvProblem Problem(string column, string message) => new(Row, column, message);

    /// <summary>The row at which reading stopped.</summary>
    internal static CsvLine Last(CsvProblem problem) => new(problem.Row, new Dictionary<string, string>(), [problem]) { IsLast = true };

    internal static CsvLine Refused(params IEnumerable<CsvProblem> problems)
    {
        var all = problems.ToList();
        return new(all[0].Row, new Dictionary<string, string>(), all);
    }
}
