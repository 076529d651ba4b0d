using Portal.Core.Accounts;

namespace Portal.Core.Subsidies;

/// <summary>Reads 区分, 読み替え and 対象外: every code exists and has one place.</summary>
internal sealed class ProgrammeServices(ProgrammeForm form, ProgrammeProblems problems)
{
    private const int MaxUnits = 99;

    public ProgrammeRules ReadInto(ProgrammeRules rules)
    {
        var divisions = ReadDivisions();
        var divided = divisions.SelectMany(d => d.ServiceCodes).ToHashSet();
        var readAs = problems.Lines(form.ReadAs, ProgrammeLines.Reading, nameof(form.ReadAs), "63｜13");
        Known(readAs.SelectMany(r => new[] { r.Code, r.AsCode }), nameof(form.ReadAs));
        Once(readAs.Select(r => r.Code), nameof(form.ReadAs));
        Elsewhere(readAs.Select(r => r.Code).Where(divided.Contains), nameof(form.ReadAs), "区分に入っています。どちらか一方にしてください。");
        Elsewhere(
            readAs.Select(r => r.AsCode).Where(c => ServiceTypes.Exists(c) && !divided.Contains(c)), nameof(form.ReadAs),
            "どの区分にも入っていません。読み替え先は、区分に入れてください。");
        var notEligible = ProgrammeLines.Codes(form.NotEligible);
        Known(notEligible, nameof(form.NotEligible));
        Once(notEligible, nameof(form.NotEligible));
        Elsewhere(
            notEligible.Where(c => divided.Contains(c) || readAs.Any(r => r.Code == c)), nameof(form.NotEligible),
            "区分か読み替えにも入っています。どちらか一方にしてください。");
        problems.When(form.CeilingSum is null, nameof(form.CeilingSum), "限度額の足し方を選んでください。");
        IReadOnlyList<string> readers = [.. ProgrammeLines.Of(form.Readers)];
        problems.When(
            readers.Any(r => r.Length > SubsidyProgramme.NameMaxLength), nameof(form.Readers),
            $"カードリーダーの名前は、1つ{SubsidyProgramme.NameMaxLength}文字以内で入力してください。");

        return rules with
        {
            Divisions = divisions,
            ReadAs = readAs,
            NotEligible = notEligible,
            CeilingSum = form.CeilingSum ?? CeilingSum.PerService,
            Readers = readers,
        };
    }

    private IReadOnlyList<SubsidyDivision> ReadDivisions()
    {
        const string Field = nameof(ProgrammeForm.Divisions);
        var divisions = problems.Lines(form.Divisions, ProgrammeLines.Division, Field, "visit｜訪問・通所・短期滞在系｜64,000円｜3台｜11 12 13");
        problems.When(divisions.Count == 0, Field, "区分を、1つ以上入力してください。");
        problems.When(
            divisions.Select(d => d.Key).Distinct().Count() < divisions.Count, Field, "区分の記号が重なっています。ちがう記号にしてください。");
        problems.When(
            divisions.Any(d => d.CeilingYen is < 1 or > GrantAmount.MaxYen), Field, $"限度額は、1円から{GrantAmount.MaxYen:N0}円までで入力してください。");
        problems.When(divisions.Any(d => d.Units is < 0 or > MaxUnits), Field, $"台数は、0台から{MaxUnits}台までで入力してください。");
        problems.When(divisions.Any(d => d.ServiceCodes.Count == 0), Field, "区分には、サービスのコードを1つ以上入力してください。");
        Known(divisions.SelectMany(d => d.ServiceCodes), Field);
        Once(divisions.SelectMany(d => d.ServiceCodes), Field);
        return divisions;
    }

    private void Known(IEnumerable<string> codes, string field) =>
        Elsewhere(codes.Where(c => !ServiceTypes.Exists(c)), field, "サービス種類のコードにありません。2文字のコードを確かめてください。");

    private void Once(IEnumerable<string> codes, string field) =>
        Elsewhere(codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key), field, "2回以上入っています。1つにしてください。");

    private void Elsewhere(IEnumerable<string> codes, string field, string message)
    {
        if (codes.Distinct().Take(10).ToList() is { Count: > 0 } wrong)
        {
            problems.Add(field, $"{string.Join("、", wrong)}は、{message}");
        }
    }
}
