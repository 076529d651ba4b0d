using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.ReviewBoard;

namespace Portal.Core.Municipalities;

/// <summary>保険者の一覧: who is named is added or changed, who is not stays. An empty cell of the last three columns changes nothing.</summary>
internal sealed class InsurerMasterList : IMasterList
{
    private static readonly AddInsurerValidator Rules = new();

    private static readonly Dictionary<string, string> Columns = new()
    {
        [nameof(AddInsurer.InsurerNumber)] = InsurerCsv.Number,
        [nameof(AddInsurer.Name)] = InsurerCsv.Name,
        [nameof(AddInsurer.Kind)] = InsurerCsv.Kind,
        [nameof(AddInsurer.HasInsurerFunction)] = InsurerCsv.Function,
        [nameof(AddInsurer.Members)] = InsurerCsv.Members,
    };

    private readonly Dictionary<string, (int Row, AddInsurer Fields)> read = [];
    private Dictionary<string, Insurer> known = [];
    private InsurerCells cells = new([], []);

    public CsvLayout Layout { get; } = InsurerCsv.Layout;

    public string Version { get; private set; } = "";

    public async Task LoadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Insurers.OrderBy(i => i.InsurerNumber).ToListAsync(cancellationToken);
        known = rows.ToDictionary(i => i.InsurerNumber);
        cells = new InsurerCells(
            await db.Municipalities.Where(m => m.EndedOn == null).ToDictionaryAsync(m => m.Code, m => m.Name, cancellationToken),
            await db.SystemVendors.ToDictionaryAsync(v => v.NameKey, v => v.Id, cancellationToken));
        Version = string.Join(',', rows.Select(i => Convert.ToString(db.Entry(i).Property(RowVersions.Property).CurrentValue, CultureInfo.InvariantCulture)));
    }

    public MasterImportRow? Read(CsvLine line)
    {
        var insurer = InsurerNumber.TryNormalise(line[InsurerCsv.Number], out var number) ? known.GetValueOrDefault(number) : null;
        var problems = line.Problems.ToList();
        var fields = problems.Count > 0 ? null : cells.Read(line, insurer, problems);
        if (fields is not null)
        {
            problems.AddRange(Rules.Validate(fields).Errors.Select(e => line.Problem(Columns[e.PropertyName], e.ErrorMessage)));
        }

        if (problems.Count == 0 && read.TryGetValue(number!, out var before))
        {
            problems.Add(line.Problem(InsurerCsv.Number, string.Create(
                CultureInfo.InvariantCulture, $"{before.Row}行目と同じ保険者番号です。どちらか1行にしてください。")));
        }

        if (problems.Count > 0)
        {
            return new(line.Row, MasterImportOutcome.Refused, line[InsurerCsv.Number], line[InsurerCsv.Name], [], problems.DistinctBy(p => p.Column).ToList());
        }

        read[number!] = (line.Row, fields!);
        var changes = insurer is null ? [] : cells.ChangesOf(insurer, fields!);
        var outcome = insurer is null ? MasterImportOutcome.New
            : changes.Count > 0 ? MasterImportOutcome.Changed
            : MasterImportOutcome.Unchanged;
        return new(line.Row, outcome, number!, fields!.Name!, changes, []);
    }

    public IEnumerable<CsvProblem> ProblemsOfWhole() => [];

    public IEnumerable<MasterImportRow> Gone() => [];

    public Task WriteAsync(MasterImportWriting writing)
    {
        var (db, user, now) = (writing.Db, writing.User, writing.Now);
        foreach (var (number, (_, fields)) in read)
        {
            if (known.TryGetValue(number, out var insurer))
            {
                var changed = insurer.Describe(
                    fields.Name!, fields.Kind!.Value, MemberLines.Read(fields.Members).Value, fields.HasInsurerFunction, fields.VendorId);
                if (changed.Count > 0)
                {
                    Audit("InsurerChanged", insurer, new { fields = changed, import = writing.ImportId });
                }

                continue;
            }

            insurer = fields.ToInsurer(number);
            db.Add(insurer);
            db.Add(new ReviewBoardSettings { InsurerId = insurer.Id });
            Audit("InsurerAdded", insurer, new { number, import = writing.ImportId });
        }

        return Task.CompletedTask;

        void Audit(string act, Insurer insurer, object details) =>
            db.Add(AuditEvent.By(user, now, act, nameof(Insurer), insurer.Id, insurer.Id, details));
    }
}
