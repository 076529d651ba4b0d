using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>What a form says, read and checked.</summary>
public sealed record ReadProgramme(string Name, ProgrammeRules Rules);

/// <summary>Reads the form of a programme; everything that is wrong is said at once, each beside its field.</summary>
public sealed class ProgrammeReading(int fiscalYear, SubsidyKind kind, ProgrammeForm form)
{
    private readonly ProgrammeProblems problems = new();

    public Result<ReadProgramme> Read()
    {
        var name = JapaneseNfc.Normalise((form.Name ?? "").Trim());
        problems.When(name.Length == 0, nameof(form.Name), "名称を入力してください。");
        problems.When(
            name.Length > SubsidyProgramme.NameMaxLength, nameof(form.Name), $"名称は{SubsidyProgramme.NameMaxLength}文字以内で入力してください。");
        var rules = new ProgrammeRules { Windows = new ProgrammeWindows(fiscalYear, problems).Read(form.Windows) };
        rules = kind == SubsidyKind.CardReaders
            ? new ProgrammeServices(form, problems).ReadInto(rules)
            : rules with { BedClasses = new ProgrammeBeds(problems).Read(form.BedClasses) };
        rules = rules with
        {
            RoundingUnitYen = problems.Number(form.RoundingUnitYen, 1, 100_000, nameof(form.RoundingUnitYen), "端数の単位"),
            SubtractsDonationsFromNonProfits = form.SubtractsDonationsFromNonProfits,
            Evidence = ReadEvidence(),
            Once = form.Once ?? OnceRule.Ever,
            BudgetYen = form.BudgetYen,
            Calendar = ReadCalendar(),
            Checklist = ReadChecklist(),
            Reception = form.Reception ?? ReceptionRule.CompletePapers,
            CorrectionDays = problems.Number(form.CorrectionDays, 1, ProgrammeRules.MaxCorrectionDays, nameof(form.CorrectionDays), "修正の期限の日数"),
            TaxReport = ReadTaxReport(),
        };
        problems.When(form.Once is null, nameof(form.Once), "申請できる回数を選んでください。");
        problems.When(form.BudgetYen <= 0, nameof(form.BudgetYen), "予算は1円以上で入力してください。決めないときは、空欄にしてください。");

        return problems.Found.Count > 0 ? Result<ReadProgramme>.Fail(problems.Found) : new ReadProgramme(name, rules);
    }

    private IReadOnlyList<EvidenceKind> ReadEvidence()
    {
        var kinds = problems.Lines(
            form.Evidence, ProgrammeLines.Evidence, nameof(form.Evidence), "passbook｜通帳の写し｜1｜1｜口座番号が見えるもの");
        problems.When(kinds.Count == 0, nameof(form.Evidence), "必要な書類を、1つ以上入力してください。");
        problems.When(
            kinds.Select(k => k.Key).Distinct().Count() < kinds.Count, nameof(form.Evidence), "必要な書類の記号が重なっています。ちがう記号にしてください。");
        problems.When(
            kinds.Any(k => k.MinFiles < 0 || k.MaxFiles is < 1 or > EvidenceKind.MostFiles || k.MinFiles > k.MaxFiles),
            nameof(form.Evidence), $"書類の数は、最少が最多より多くならないように、最多を1から{EvidenceKind.MostFiles}までで入力してください。");
        return kinds;
    }

    private IReadOnlyList<string> ReadChecklist()
    {
        IReadOnlyList<string> checks = [.. ProgrammeLines.Of(form.Checklist).Distinct(StringComparer.Ordinal)];
        problems.When(
            checks.Count > ProgrammeRules.MaxChecks || checks.Any(c => c.Length > SubsidyProgramme.NameMaxLength), nameof(form.Checklist),
            $"審査の確認項目は{ProgrammeRules.MaxChecks}個まで、1つ{SubsidyProgramme.NameMaxLength}文字以内で入力してください。");
        return checks;
    }

    private ResultCalendar ReadCalendar()
    {
        var result = problems.Number(form.ResultMonths, 0, ResultCalendar.MaxMonths, nameof(form.ResultMonths), "結果の月");
        var transfer = problems.Number(form.TransferMonths, 0, ResultCalendar.MaxMonths, nameof(form.TransferMonths), "振込の月");
        problems.When(
            form.TransferMonths < form.ResultMonths, nameof(form.TransferMonths), "振込の月は、結果の月と同じか、あとにしてください。");
        DateOnly?[] days = [form.YearEndFrom, form.YearEndResultBy, form.YearEndTransferBy];
        problems.When(
            days.Any(d => d is null) && days.Any(d => d is not null), nameof(form.YearEndFrom),
            "年度末の扱いは、3つの日をすべて入力するか、すべて空欄にしてください。");
        problems.When(
            form.YearEndResultBy < form.YearEndFrom || form.YearEndTransferBy < form.YearEndResultBy, nameof(form.YearEndResultBy),
            "年度末の扱いの日は、申請、結果、振込の順に早い日から入力してください。");
        return new ResultCalendar(
            result, transfer,
            form is { YearEndFrom: { } from, YearEndResultBy: { } results, YearEndTransferBy: { } transfers }
                ? new YearEndRule(from, results, transfers)
                : null);
    }

    private TaxReportRule? ReadTaxReport()
    {
        int?[] numbers = [form.TaxReportYears, form.TaxReportMonth, form.TaxReportDay];
        if (numbers.All(n => n is null))
        {
            return null;
        }

        if (form is { TaxReportYears: { } years, TaxReportMonth: { } month, TaxReportDay: { } day }
            && years is >= 0 and <= TaxReportRule.MaxFiscalYearsLater && month is >= 1 and <= 12
            // In a year without a leap day too.
            && day >= 1 && day <= DateTime.DaysInMonth(2001, month))
        {
            return new TaxReportRule(years, month, day);
        }

        problems.Add(
            nameof(form.TaxReportYears), "消費税の報告の期限は、年度、月、日をすべて入力してください。「2年度後の4月30日」なら、2、4、30です。求めないときは、すべて空欄にします。");
        return null;
    }
}
