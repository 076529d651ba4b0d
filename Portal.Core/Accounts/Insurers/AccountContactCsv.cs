using System.Text;
using Portal.Core.Csv;

namespace Portal.Core.Accounts;

/// <summary>連絡先のCSV: one of the sources of contacts.</summary>
public static class AccountContactCsv
{
    public const string Number = "保険者番号";
    public const string Insurer = "保険者";
    public const string Name = "氏名";
    public const string Department = "部署";
    public const string Email = "メールアドレス";

    public static readonly IReadOnlyList<string> Headings = [Number, Insurer, Name, Department, Email];

    private static readonly CsvLayout Layout = new(
        [new(Number), new(Name), new(Department, Required: false), new(Email)], AccountRun.MaxRows, AccountRun.MaxBytes);

    /// <returns>The contacts, or what is wrong with the file as a whole.</returns>
    internal static async Task<(IReadOnlyList<AccountContact> Contacts, IReadOnlyList<CsvProblem> FileProblems)> ReadAsync(
        byte[] file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(file, writable: false);
        var lines = new List<CsvLine>();
        await foreach (var line in CsvReading.ReadAsync(content, Layout, cancellationToken))
        {
            lines.Add(line);
        }

        // Row 1 is the header: without it, or without the whole file, the rows mean nothing. Whoever stands behind the last row that
        // was read would be left out unseen.
        var fileProblems = lines.Where(l => l.Row <= 1 || l.IsLast).SelectMany(l => l.Problems).ToList();
        return fileProblems.Count > 0
            ? ([], fileProblems)
            : ([.. lines.Where(l => !IsUnfilled(l)).Select(Contact)], []);
    }

    /// <summary>The same file as somebody would have typed it, from another source.</summary>
    internal static byte[] Write(IEnumerable<AccountContact> contacts)
    {
        IEnumerable<string[]> rows = [[.. Headings], .. contacts.Select(c => new[] { c.InsurerNumber, "", c.DisplayName, c.Department, c.Email })];
        return Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Select(r => string.Join(',', r.Select(Quoted)))));

        static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // The template lists insurers for whom nobody may be known yet.
    private static bool IsUnfilled(CsvLine line) =>
        line.Problems.Count == 0 && line[Name].Length == 0 && line[Department].Length == 0 && line[Email].Length == 0;

    private static AccountContact Contact(CsvLine line) =>
        new(line.Row, line[Number], line[Name], line[Department], line[Email]) { Problems = line.Problems };
}
