using System.Globalization;
using Portal.Core.Accounts;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>One thing that a programme says (制度の内容の1項目), in lines.</summary>
public sealed record ProgrammeFact(string Label, IReadOnlyList<string> Lines);

/// <summary>A programme in words, in a fixed order: to be read, and to see what two of them have different.</summary>
public static class ProgrammeFacts
{
    public static IReadOnlyList<ProgrammeFact> Of(SubsidyProgramme programme) => Of(programme.Kind, programme.Name, programme.Rules);

    public static IReadOnlyList<ProgrammeFact> Of(SubsidyKind kind, string name, ProgrammeRules rules) =>
    [
        new("名称", [name]),
        new("受付期間", [.. rules.Windows.Select(w =>
            $"{w.OpensOn.ToJapanText()}から{w.ClosesOn.ToJapanText()}まで{(w.GraceMinutes > 0 ? $"（猶予{w.GraceMinutes}分）" : "")}")]),
        .. kind == SubsidyKind.CardReaders ? OfReaders(rules) : OfStatements(rules),
        new("端数", [$"{rules.RoundingUnitYen:N0}円未満を切り捨て"]),
        new("非営利法人の寄付金", [rules.SubtractsDonationsFromNonProfits ? "費用から引く" : "費用から引かない"]),
        new("必要な書類", [.. rules.Evidence.Select(e => $"{e.Name}（{Files(e)}）：{e.Explanation}")]),
        new("申請できる回数", [rules.Once.Text()]),
        new("予算", [rules.BudgetYen is { } budget ? $"{budget:N0}円" : "決めない"]),
        new("結果と振込", [.. OfCalendar(rules.Calendar)]),
        new("審査の確認項目", rules.Checklist),
        new("差し戻したとき", [$"{rules.CorrectionDays}日以内に直す", $"受付日は{rules.Reception.Text()}"]),
        new("消費税の報告", [OfTaxReport(rules.TaxReport)]),
    ];

    public static string Text(this OnceRule rule) => rule == OnceRule.Ever ? "年度を問わず1回" : "年度ごとに1回";

    public static string Text(this ReceptionRule rule) =>
        rule == ReceptionRule.CompletePapers ? "書類がそろった日（もう一度提出した日）" : "初めに申請した日";

    public static string Text(this CeilingSum sum) => sum == CeilingSum.PerService ? "サービスの種類ごとに足す" : "区分ごとに足す";

    /// <summary>1つ, 1〜5つ, 任意・5つまで</summary>
    public static string Files(EvidenceKind kind) =>
        kind.MinFiles == 0 ? $"任意・{kind.MaxFiles}つまで"
        : kind.MinFiles == kind.MaxFiles ? $"{kind.MaxFiles}つ" : $"{kind.MinFiles}〜{kind.MaxFiles}つ";

    /// <summary>翌月, 翌々月, 3か月後</summary>
    public static string Months(int months) => months switch
    {
        0 => "その月",
        1 => "翌月",
        2 => "翌々月",
        _ => $"{months}か月後",
    };

    /// <summary>11 訪問介護</summary>
    public static string Service(string code) => $"{code} {ServiceTypes.NameOf(code)}";

    private static IEnumerable<ProgrammeFact> OfReaders(ProgrammeRules rules) =>
    [
        new("区分と限度額", [.. rules.Divisions.Select(d => $"{d.Name}：{d.CeilingYen:N0}円、{d.Units}台まで")]),
        new("対象のサービス", [.. rules.Divisions.SelectMany(d => d.ServiceCodes.Select(c => $"{Service(c)}（{d.Name}）"))]),
        new("介護予防の読み替え", [.. rules.ReadAs.Select(r => $"{Service(r.Code)} → {Service(r.AsCode)}")]),
        new("対象外のサービス", [.. rules.NotEligible.Select(Service)]),
        new("限度額の足し方", [rules.CeilingSum.Text()]),
        new("対応するカードリーダー", rules.Readers),
    ];

    private static IEnumerable<ProgrammeFact> OfStatements(ProgrammeRules rules) =>
    [
        new("病床と限度額", [.. rules.BedClasses.Select(c =>
            $"{ProgrammeLines.Word(c.Institution)}・{c.MinBeds:N0}床から：費用の{c.Rate.Text}、{c.CeilingYen:N0}円まで")]),
    ];

    private static IEnumerable<string> OfCalendar(ResultCalendar calendar)
    {
        yield return $"審査の結果は申請した月の{Months(calendar.ResultMonths)}、振込は{Months(calendar.TransferMonths)}の末日まで";
        if (calendar.YearEnd is { } end)
        {
            yield return $"{end.AppliedFrom.ToJapanText()}からの申請は、結果は{end.ResultBy.ToJapanText()}まで、振込は{end.TransferBy.ToJapanText()}まで";
        }
    }

    private static string OfTaxReport(TaxReportRule? rule) => rule switch
    {
        null => "求めない",
        { FiscalYearsLater: 2 } => Due("翌々年度", rule),
        { FiscalYearsLater: 1 } => Due("翌年度", rule),
        _ => Due($"{rule.FiscalYearsLater}年度後", rule),
    };

    private static string Due(string year, TaxReportRule rule) =>
        string.Create(CultureInfo.InvariantCulture, $"完了した年度の{year}の{rule.Month}月{rule.Day}日まで");
}
