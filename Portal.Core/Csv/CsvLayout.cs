namespace Portal.Core.Csv;

/// <summary>What a file must look like and how much of it is taken.</summary>
/// <param name="Columns">The columns that the import knows; others are ignored.</param>
/// <param name="MaxRows">Rows without the header.</param>
/// <param name="MaxBytes">Real bytes of the file.</param>
public sealed record CsvLayout(IReadOnlyList<CsvColumn> Columns, int MaxRows = 10_000, long MaxBytes = 10 * 1024 * 1024);

/// <param name="Name">The heading, as in the file that we write. Width, spaces and case of the heading in the file do not count.</param>
/// <param name="Required">Whether the file must have the column; whether a cell may be empty is the importer's rule.</param>
public sealed record CsvColumn(string Name, bool Required = true);
