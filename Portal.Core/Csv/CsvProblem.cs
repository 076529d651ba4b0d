namespace Portal.Core.Csv;

/// <summary>Why a CSV file cannot be taken as it is.</summary>
/// <param name="Row">The row as a spreadsheet counts it, the header being 1; 0 for the file as a whole.</param>
/// <param name="Column">The heading of the column; empty when the whole row is meant.</param>
/// <param name="Message">Rule and remedy in plain Japanese.</param>
public sealed record CsvProblem(int Row, string Column, string Message);
