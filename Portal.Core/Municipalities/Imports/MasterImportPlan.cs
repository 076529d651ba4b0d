using System.Security.Cryptography;
using System.Text;
using Portal.Core.Csv;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>What 取り込み would do.</summary>
public enum MasterImportOutcome
{
    /// <summary>エラー: as long as there is one, nothing is imported.</summary>
    Refused,

    /// <summary>新規.</summary>
    New,

    /// <summary>変更.</summary>
    Changed,

    /// <summary>一覧からなくなる.</summary>
    Gone,

    /// <summary>変更なし.</summary>
    Unchanged,
}

/// <summary>What one row of the file, or one that the file no longer has, will do.</summary>
/// <param name="Row">The row as a spreadsheet counts it; 0 for what is gone.</param>
/// <param name="Outcome">What happens.</param>
/// <param name="Code">団体コード or 保険者番号, as written where it is refused.</param>
/// <param name="Name">The name in the file.</param>
/// <param name="Changes">Before and after in words.</param>
/// <param name="Problems">Why it is refused.</param>
public sealed record MasterImportRow(
    int Row, MasterImportOutcome Outcome, string Code, string Name, IReadOnlyList<string> Changes, IReadOnlyList<CsvProblem> Problems);

/// <summary>What importing a file would do to a list: the preview shows it, the import does it.</summary>
public sealed class MasterImportPlan
{
    private readonly IMasterList list;

    private MasterImportPlan(IMasterList list, IReadOnlyList<CsvProblem> fileProblems, IReadOnlyList<MasterImportRow> rows)
    {
        (this.list, FileProblems, Rows) = (list, fileProblems, rows);
        var parts = rows.Select(r => $"{r.Row}:{r.Outcome}:{r.Code}").Append(list.Version);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
    }

    /// <summary>Problems of the whole file: then there is nothing to import.</summary>
    public IReadOnlyList<CsvProblem> FileProblems { get; }

    public IReadOnlyList<MasterImportRow> Rows { get; }

    /// <summary>Of what was shown: another one means that the list has changed since.</summary>
    public string Fingerprint { get; }

    public MasterImportCounts Counts => new(
        Count(MasterImportOutcome.New), Count(MasterImportOutcome.Changed), Count(MasterImportOutcome.Gone), Count(MasterImportOutcome.Unchanged));

    public int Count(MasterImportOutcome outcome) => Rows.Count(r => r.Outcome == outcome);

    internal static async Task<MasterImportPlan> MakeAsync(
        PortalDbContext db, MasterListKind kind, byte[] file, CancellationToken cancellationToken)
    {
        IMasterList list = kind switch
        {
            MasterListKind.Municipalities => new MunicipalityMasterList(),
            MasterListKind.Insurers => new InsurerMasterList(),
            _ => new OpinionMasterList(),
        };
        await list.LoadAsync(db, cancellationToken);
        using var content = new MemoryStream(file, writable: false);
        var lines = new List<CsvLine>();
        await foreach (var line in CsvReading.ReadAsync(content, list.Layout, cancellationToken))
        {
            lines.Add(line);
        }

        // Row 1 is the header: without it, or without the whole file, the rows mean nothing.
        var fileProblems = lines.Where(l => l.Row <= 1).SelectMany(l => l.Problems).ToList();
        var rows = fileProblems.Count > 0 ? [] : lines.Select(list.Read).OfType<MasterImportRow>().ToList();
        if (fileProblems.Count == 0)
        {
            fileProblems.AddRange(list.ProblemsOfWhole());
            rows.AddRange(list.Gone());
        }

        return new MasterImportPlan(list, fileProblems, fileProblems.Count > 0 ? [] : rows);
    }

    internal Task WriteAsync(MasterImportWriting writing) => list.WriteAsync(writing);
}
