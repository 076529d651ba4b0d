using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Csv;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>総務省の全国地方公共団体コードの一覧, as CSV of its first sheet; prefectures and the villages without an office are passed over.</summary>
internal sealed class MunicipalityMasterList : IMasterList
{
    private readonly Dictionary<string, (int Row, string Name, string Kana)> read = [];
    private Dictionary<string, Municipality> known = [];

    public CsvLayout Layout { get; } = MunicipalityCsv.Layout;

    public string Version { get; private set; } = "";

    public async Task LoadAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Municipalities.OrderBy(m => m.Code).ToListAsync(cancellationToken);
        known = rows.ToDictionary(m => m.Code);
        Version = string.Join(',', rows.Select(m => Convert.ToString(db.Entry(m).Property(RowVersions.Property).CurrentValue, CultureInfo.InvariantCulture)));
    }

    public MasterImportRow? Read(CsvLine line)
    {
        var (typed, name) = (line[MunicipalityCsv.Code], JapaneseNfc.Normalise(line[MunicipalityCsv.Name]));
        var kana = PlaceWords.ToHiragana(line[MunicipalityCsv.Kana]);
        var isCode = LocalGovernmentCode.TryNormalise(typed, out var code);
        if (line.Problems.Count == 0 && (name.Length == 0 || (isCode && MunicipalityCsv.HasNoOffice(code!))))
        {
            return null;
        }

        var problems = line.Problems.Count > 0 ? [.. line.Problems] : ProblemsOf(line, isCode, name, kana);
        if (isCode && problems.Count == 0 && read.TryGetValue(code!, out var before))
        {
            problems.Add(line.Problem(MunicipalityCsv.Code, string.Create(
                CultureInfo.InvariantCulture, $"{before.Row}行目と同じ団体コードです。どちらか1行にしてください。")));
        }

        if (problems.Count > 0)
        {
            return new(line.Row, MasterImportOutcome.Refused, typed, name, [], problems);
        }

        read[code!] = (line.Row, name, kana);
        var changes = known.GetValueOrDefault(code!) is { } municipality ? ChangesOf(municipality, name, kana) : [];
        var outcome = !known.ContainsKey(code!) ? MasterImportOutcome.New
            : changes.Count > 0 ? MasterImportOutcome.Changed
            : MasterImportOutcome.Unchanged;
        return new(line.Row, outcome, code!, name, changes, []);
    }

    // A list of some prefectures only would end the municipalities of all others.
    public IEnumerable<CsvProblem> ProblemsOfWhole()
    {
        var missing = ShippedPlaces.List.Prefectures.Where(p => !read.Keys.Any(c => c.StartsWith(p.Code, StringComparison.Ordinal))).ToList();
        return missing.Count == 0 ? []
            : [new CsvProblem(0, "", $"{missing[0].Name}{(missing.Count > 1 ? "など" : "")}の市町村がありません。47都道府県すべてを含む一覧を選んでください。")];
    }

    public IEnumerable<MasterImportRow> Gone() => known.Values.Where(m => m.EndedOn is null && !read.ContainsKey(m.Code))
        .Select(m => new MasterImportRow(0, MasterImportOutcome.Gone, m.Code, m.Name, ["一覧にありません。取り込むと、公表の画面から消えます。"], []));

    public async Task WriteAsync(MasterImportWriting writing)
    {
        var db = writing.Db;
        await PublicStatusVersion.TakeTurnAsync(db, writing.CancellationToken);
        var version = await PublicStatusVersion.NextAsync(
            db, PublicStatusCause.Places, writing.Now, writing.User.AccountId, writing.CancellationToken);
        db.Add(version);
        foreach (var (code, (_, name, kana)) in read)
        {
            if (!known.TryGetValue(code, out var municipality))
            {
                db.Add(new Municipality { Code = code, Name = name, Kana = kana });
                continue;
            }

            var former = municipality.Name;
            if (municipality.Describe(name, kana).Contains(nameof(Municipality.Name)))
            {
                db.Add(new MunicipalityChange
                {
                    ChangedOn = writing.Today,
                    Kind = MunicipalityChangeKind.Renamed,
                    OldCode = code,
                    OldName = former,
                    NewCode = code,
                    Version = version.Number,
                });
            }
        }

        foreach (var gone in known.Values.Where(m => !read.ContainsKey(m.Code)))
        {
            gone.End(writing.Today, version.Number);
        }
    }

    private static List<CsvProblem> ProblemsOf(CsvLine line, bool isCode, string name, string kana)
    {
        var problems = new List<CsvProblem>();
        if (!isCode)
        {
            problems.Add(line.Problem(MunicipalityCsv.Code, "団体コードが正しくありません。6桁の数字を確かめてください。先頭の0が消えていないかも見てください。"));
        }

        if (name.Length > Municipality.NameMaxLength || name.Any(char.IsControl))
        {
            problems.Add(line.Problem(MunicipalityCsv.Name, $"市区町村名は、改行を入れずに{Municipality.NameMaxLength}文字以内で書いてください。"));
        }

        if (kana.Length is 0 or > Municipality.KanaMaxLength || !kana.All(c => c is >= 'ぁ' and <= 'ゖ' or 'ー'))
        {
            problems.Add(line.Problem(MunicipalityCsv.Kana, "よみは、カタカナかひらがなで書いてください。"));
        }

        return problems;
    }

    private static List<string> ChangesOf(Municipality municipality, string name, string kana)
    {
        var changes = new List<string>();
        if (municipality.Name != name)
        {
            changes.Add($"名称：{municipality.Name} → {name}");
        }

        if (municipality.Kana != kana)
        {
            changes.Add($"よみ：{municipality.Kana} → {kana}");
        }

        if (municipality.EndedOn is not null)
        {
            changes.Add("一覧に戻ります。");
        }

        return changes;
    }
}
