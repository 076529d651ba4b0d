using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>
/// 主治医意見書の電送の開始日と住民の問い合わせ先, as municipalities have announced them: who is named changes, who is not stays. What changes is
/// published as one new version.
/// </summary>
internal sealed class OpinionMasterList : IMasterList
{
    private readonly Dictionary<string, (int Row, OpinionCells Cells)> read = [];
    private Dictionary<string, string> names = [];
    private Dictionary<string, OpinionStart> starts = [];
    private Dictionary<string, ResidentDesk> desks = [];

    public CsvLayout Layout { get; } = OpinionCsv.Layout;

    public string Version { get; private set; } = "";

    public async Task LoadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        names = await db.Municipalities.Where(m => m.EndedOn == null).ToDictionaryAsync(m => m.Code, m => m.Name, cancellationToken);
        starts = await db.OpinionStarts.Where(s => s.ReplacedInVersion == null).ToDictionaryAsync(s => s.MunicipalityCode, cancellationToken);
        desks = await db.ResidentDesks.ToDictionaryAsync(d => d.MunicipalityCode, cancellationToken);
        Version = string.Join(',', starts.Values.Select(s => $"{s.Id}").Concat(desks.Values.Select(d =>
            Convert.ToString(db.Entry(d).Property(RowVersions.Property).CurrentValue, CultureInfo.InvariantCulture))).Order(StringComparer.Ordinal));
    }

    public MasterImportRow? Read(CsvLine line)
    {
        var problems = line.Problems.ToList();
        var code = LocalGovernmentCode.TryNormalise(line[OpinionCsv.Code], out var typed) && names.ContainsKey(typed) ? typed : null;
        if (problems.Count == 0 && code is null)
        {
            problems.Add(line.Problem(OpinionCsv.Code, "市町村の一覧にない団体コードです。6桁の数字を確かめてください。先頭の0が消えていないかも見てください。"));
        }

        var now = code is null ? null : Now(code);
        var cells = problems.Count > 0 ? null : OpinionCells.Read(line, now!, problems);
        if (problems.Count == 0 && read.TryGetValue(code!, out var before))
        {
            problems.Add(line.Problem(OpinionCsv.Code, string.Create(
                CultureInfo.InvariantCulture, $"{before.Row}行目と同じ団体コードです。どちらか1行にしてください。")));
        }

        if (problems.Count > 0)
        {
            return new(line.Row, MasterImportOutcome.Refused, line[OpinionCsv.Code], code is null ? line[OpinionCsv.Name] : names[code], [], problems);
        }

        read[code!] = (line.Row, cells!);
        var changes = cells!.ChangesFrom(now!);
        return new(
            line.Row, changes.Count > 0 ? MasterImportOutcome.Changed : MasterImportOutcome.Unchanged, code!, names[code!], changes, []);
    }

    public IEnumerable<CsvProblem> ProblemsOfWhole() => [];

    public IEnumerable<MasterImportRow> Gone() => [];

    public async Task WriteAsync(MasterImportWriting writing)
    {
        var db = writing.Db;
        var changed = read.Where(r => r.Value.Cells.ChangesFrom(Now(r.Key)).Count > 0).Select(r => (Code: r.Key, r.Value.Cells)).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await PublicStatusVersion.TakeTurnAsync(db, writing.CancellationToken);
        var version = await PublicStatusVersion.NextAsync(
            db, PublicStatusCause.Opinions, writing.Now, writing.User.AccountId, writing.CancellationToken);
        db.Add(version);
        var moved = changed.Where(c => c.Cells.StartsOn != Now(c.Code).StartsOn).ToList();
        foreach (var (code, _) in moved)
        {
            starts.GetValueOrDefault(code)?.Replace(version.Number);
        }

        // What held is replaced before its successor comes: one row of each municipality holds at any time.
        await db.SaveChangesAsync(writing.CancellationToken);
        db.AddRange(moved.Select(m => new OpinionStart
        {
            MunicipalityCode = m.Code,
            Version = version.Number,
            StartsOn = m.Cells.StartsOn,
            Reason = m.Cells.Reason,
            PublishedAt = version.PublishedAt,
        }));
        foreach (var (code, cells) in changed)
        {
            Describe(db, code, cells);
        }
    }

    private void Describe(PortalDbContext db, string code, OpinionCells cells)
    {
        if (desks.TryGetValue(code, out var desk))
        {
            (desk.Name, desk.Phone) = (cells.Desk, cells.Phone);
        }
        else if (cells.Desk.Length + cells.Phone.Length > 0)
        {
            db.Add(new ResidentDesk { MunicipalityCode = code, Name = cells.Desk, Phone = cells.Phone });
        }
    }

    private OpinionCells Now(string code) => OpinionCells.Of(starts.GetValueOrDefault(code), desks.GetValueOrDefault(code));
}
