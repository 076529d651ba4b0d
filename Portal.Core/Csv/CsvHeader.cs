using Portal.Core.JapaneseText;

namespace Portal.Core.Csv;

/// <summary>Which cell of a row belongs to which column.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> positions = [];
    private int width;

    public List<CsvProblem> Problems { get; } = [];

    public static CsvHeader Match(string[] headings, IReadOnlyList<CsvColumn> columns, int row)
    {
        var header = new CsvHeader { width = headings.Length };
        var folded = headings.Select(Fold).ToList();
        foreach (var column in columns)
        {
            var name = Fold(column.Name);
            var position = folded.IndexOf(name);
            if (position >= 0)
            {
                header.positions[column.Name] = position;
            }
            else if (column.Required)
            {
                header.Problems.Add(CsvProblems.MissingColumn(row, column.Name));
            }

            if (position >= 0 && folded.LastIndexOf(name) != position)
            {
                header.Problems.Add(CsvProblems.ColumnTwice(row, column.Name));
            }
        }

        return header;
    }

    public CsvLine Line(int row, string[] cells)
    {
        if (cells.Skip(width).Any(c => !string.IsNullOrWhiteSpace(c)))
        {
            return CsvLine.Refused(CsvProblems.TooManyCells(row, width));
        }

        return new CsvLine(
            row,
            positions.Where(p => p.Value < cells.Length).ToDictionary(p => p.Key, p => CsvCell.Restore(cells[p.Value].Trim())),
            []);
    }

    private static string Fold(string heading) =>
        string.Concat(WidthFolding.ToFullWidthKana(WidthFolding.ToHalfWidth(heading)).Where(c => !char.IsWhiteSpace(c)))
            .ToUpperInvariant();
}
