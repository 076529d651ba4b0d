using System.Security.Cryptography;
using System.Text;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.ReviewBoard;

/// <summary>What importing a file would do to the register: the preview shows it, the import does it.</summary>
public sealed class ReviewerImportPlan
{
    private ReviewerImportPlan(IReadOnlyList<CsvProblem> fileProblems, IReadOnlyList<ReviewerImportRow> rows, RegisterSnapshot register)
    {
        (FileProblems, Rows, Register) = (fileProblems, rows, register);
        NewPanels = [.. rows.SelectMany(r => r.NewPanels).Where(n => register.PanelNamed(n) is null)
            .DistinctBy(RegisterSnapshot.Fold)];
        var parts = rows.Select(r => $"{r.Row}:{r.Kind}:{r.ReviewerId}").Append(register.Version);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
    }

    /// <summary>Problems of the whole file: then there is nothing to import.</summary>
    public IReadOnlyList<CsvProblem> FileProblems { get; }

    public IReadOnlyList<ReviewerImportRow> Rows { get; }

    /// <summary>Panels that do not exist yet and will be made.</summary>
    public IReadOnlyList<string> NewPanels { get; }

    /// <summary>Of what was shown: another one means that the register has changed since.</summary>
    public string Fingerprint { get; }

    internal RegisterSnapshot Register { get; }

    public int Count(ReviewerImportKind kind) => Rows.Count(r => r.Kind == kind);

    internal static async Task<ReviewerImportPlan> MakeAsync(
        PortalDbContext db, Guid insurerId, byte[] file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(file, writable: false);
        var lines = new List<CsvLine>();
        await foreach (var line in CsvReading.ReadAsync(content, ReviewerCsv.Layout, cancellationToken))
        {
            lines.Add(line);
        }

        // Row 1 is the header: without it, or without the whole file, the rows mean nothing.
        var fileProblems = lines.Where(l => l.Row <= 1).SelectMany(l => l.Problems).ToList();
        var addresses = lines.Where(l => l.Problems.Count == 0)
            .Select(l => MailAddress.Normalise(l[ReviewerCsv.Email])).Distinct().ToList();
        var register = await RegisterSnapshot.LoadAsync(db, insurerId, addresses, cancellationToken);
        if (fileProblems.Count == 0 && lines.Count == 0)
        {
            fileProblems.Add(new CsvProblem(2, "", "見出しの下に行がありません。2行目から審査員を1人1行で入れてください。"));
        }

        var reading = new ReviewerImportReading(register);
        var rows = fileProblems.Count > 0 ? [] : lines.Select(reading.Read).ToList();
        return new ReviewerImportPlan(fileProblems, rows, register);
    }
}
