using Portal.Core.Accounts;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>いくら受け取れますか: what a person types to have the amount worked out. An income left empty is none.</summary>
public sealed class GrantInputs
{
    public IList<string> Services { get; init; } = [];

    public int? ReaderCostYen { get; set; }

    public int? Readers { get; set; }

    public int? SupportCostYen { get; set; }

    public InstitutionKind? Institution { get; set; }

    public int? Beds { get; set; }

    public int? SystemCostYen { get; set; }

    public int? DonationYen { get; set; }

    public int? OtherIncomeYen { get; set; }

    public bool IsNonProfit { get; set; }

    /// <summary>Whether a form was sent: fields left empty are sent too.</summary>
    public static bool AreIn(IEnumerable<string> names) => names.Any(n => n is nameof(SupportCostYen) or nameof(SystemCostYen));

    private OtherIncome Income => new(DonationYen ?? 0, OtherIncomeYen ?? 0, IsNonProfit);

    public Result<GrantCalculation> Calculate(SubsidyKind kind, ProgrammeRules rules) =>
        kind == SubsidyKind.CardReaders ? CalculateReaders(rules) : CalculateSystem(rules);

    private Result<GrantCalculation> CalculateReaders(ProgrammeRules rules)
    {
        var missing = new List<Error>();
        if (Services.Count == 0)
        {
            missing.Add(GrantAmountErrors.NoService);
        }

        if (ReaderCostYen is null && SupportCostYen is null)
        {
            missing.Add(GrantAmountErrors.NoCost);
        }

        return missing.Count > 0
            ? Result<GrantCalculation>.Fail(missing)
            : GrantAmount.Of(rules, new CardReaderCosts([.. Services], ReaderCostYen ?? 0, Readers ?? 0, SupportCostYen ?? 0, Income));
    }

    private Result<GrantCalculation> CalculateSystem(ProgrammeRules rules)
    {
        var missing = new List<Error>();
        if (Institution is null)
        {
            missing.Add(GrantAmountErrors.NoInstitution);
        }

        if (Beds is null)
        {
            missing.Add(GrantAmountErrors.NoBeds);
        }

        if (SystemCostYen is null)
        {
            missing.Add(GrantAmountErrors.NoSystemCost);
        }

        return missing.Count > 0
            ? Result<GrantCalculation>.Fail(missing)
            : GrantAmount.Of(rules, new SystemCosts(Institution!.Value, Beds!.Value, SystemCostYen!.Value, Income));
    }
}
