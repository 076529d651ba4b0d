using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// 交付額 by the rules of a programme (交付要綱4条): costs less income, no more than the ceiling, cut to whole units of a thousand
/// yen. Whole numbers throughout: a rate is a fraction, so that no boundary is missed by a rounding.
/// </summary>
public static class GrantAmount
{
    /// <summary>The most that one cost or income may be.</summary>
    public const int MaxYen = 999_999_999;
    public const int MaxReaders = 999;

    public static Result<GrantCalculation> Of(ProgrammeRules rules, CardReaderCosts costs)
    {
        if (costs.Services.Count == 0)
        {
            return GrantAmountErrors.NoService;
        }

        if (CeilingOf.Services(rules, costs.Services) is not { } ceiling)
        {
            return GrantAmountErrors.NoEligibleService;
        }

        if (OutOfRange(costs) is { } beyond)
        {
            return beyond;
        }

        if (costs.Readers > ceiling.Units)
        {
            return GrantAmountErrors.TooManyReaders(ceiling.Units);
        }

        if (costs is { ReaderCostYen: > 0, Readers: 0 })
        {
            return GrantAmountErrors.NoReaders;
        }

        if (costs is { Readers: > 0, ReaderCostYen: 0 })
        {
            return GrantAmountErrors.ReadersWithoutCost;
        }

        var total = costs.ReaderCostYen + costs.SupportCostYen;
        var counted = new CountedCost(rules, total, costs.Income);
        var readers = costs.Readers > 0 ? $"カードリーダー {costs.Readers}台 {costs.ReaderCostYen:N0}円 ＋ " : "";
        return Cut(
            rules, counted, new SubsidyRate(1, 1), ceiling.Yen, nameof(GrantInputs.ReaderCostYen),
            [new("① 総事業費", total, $"{readers}接続サポート {costs.SupportCostYen:N0}円"), .. counted.Steps],
            ceiling.How);
    }

    public static Result<GrantCalculation> Of(ProgrammeRules rules, SystemCosts costs)
    {
        if ((Beyond(costs.SystemCostYen, "改修の費用", nameof(GrantInputs.SystemCostYen)) ?? OutOfRange(costs.Income)) is { } beyond)
        {
            return beyond;
        }

        if (costs.Beds is < 0 or > OfficeFacts.MaxBeds)
        {
            return GrantAmountErrors.OutOfRange("病床数", nameof(GrantInputs.Beds), OfficeFacts.MaxBeds);
        }

        // 医療法1条の5.
        if (costs is { Institution: InstitutionKind.Clinic, Beds: > 19 })
        {
            return GrantAmountErrors.TooManyBedsForClinic;
        }

        if (rules.BedClassOf(costs.Institution, costs.Beds) is not { } bedClass)
        {
            return GrantAmountErrors.NoBedClass;
        }

        var counted = new CountedCost(rules, costs.SystemCostYen, costs.Income);
        var who = costs.Institution == InstitutionKind.Hospital ? "病院" : "診療所";
        return Cut(
            rules, counted, bedClass.Rate, bedClass.CeilingYen, nameof(GrantInputs.SystemCostYen),
            [new("① 総事業費", costs.SystemCostYen, "改修の費用"), .. counted.Steps],
            $"{who}・{costs.Beds:N0}床");
    }

    private static Result<GrantCalculation> Cut(
        ProgrammeRules rules, CountedCost counted, SubsidyRate rate, int ceilingYen, string field,
        IReadOnlyList<GrantStep> steps, string ceilingHow)
    {
        // In parts of a yen, of which Denominator make one.
        var parts = Math.Min((long)counted.Yen * rate.Numerator, (long)ceilingYen * rate.Denominator);
        var granted = (int)(parts / ((long)rate.Denominator * rules.RoundingUnitYen)) * rules.RoundingUnitYen;
        if (granted == 0)
        {
            return GrantAmountErrors.TooSmall(rules.RoundingUnitYen, field);
        }

        var selected = (decimal)parts / rate.Denominator;
        var rated = (decimal)counted.Yen * rate.Numerator / rate.Denominator;
        var isWhole = rate.Numerator == rate.Denominator;
        return new GrantCalculation(counted.TotalYen, counted.Yen, ceilingYen, selected, granted,
        [
            .. steps,
            .. isWhole ? Array.Empty<GrantStep>() : [new("補助率をかけた額", rated, $"{counted.Name}の{rate.Text}")],
            new("② 助成限度額", ceilingYen, ceilingHow),
            new("③ 選定額", selected, $"{(isWhole ? counted.Name : "補助率をかけた額")}と②の少ないほう"),
            new("④ 交付額", granted, rules.RoundingUnitYen == 1 ? "③の1円未満を切り捨て" : $"③の{rules.RoundingUnitYen:N0}円未満を切り捨て"),
        ]);
    }

    private static Error? OutOfRange(CardReaderCosts costs) =>
        Beyond(costs.ReaderCostYen, "カードリーダーの費用", nameof(GrantInputs.ReaderCostYen))
        ?? (costs.Readers is < 0 or > MaxReaders ? GrantAmountErrors.OutOfRange("台数", nameof(GrantInputs.Readers), MaxReaders) : null)
        ?? Beyond(costs.SupportCostYen, "接続サポートの費用", nameof(GrantInputs.SupportCostYen))
        ?? OutOfRange(costs.Income);

    private static Error? OutOfRange(OtherIncome income) =>
        Beyond(income.DonationYen, "寄付金", nameof(GrantInputs.DonationYen))
        ?? Beyond(income.OtherYen, "その他の収入", nameof(GrantInputs.OtherIncomeYen));

    private static Error? Beyond(int yen, string what, string field) =>
        yen is < 0 or > MaxYen ? GrantAmountErrors.OutOfRange(what, field, MaxYen) : null;
}
