using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>消費税仕入控除税額の報告: 事業が完了した年度の翌々年度の4月30日まで, for example.</summary>
/// <param name="FiscalYearsLater">How many fiscal years after that of the completion: 2 is 翌々年度.</param>
/// <param name="Month">月.</param>
/// <param name="Day">日.</param>
public sealed record TaxReportRule(int FiscalYearsLater, int Month, int Day)
{
    public const int MaxFiscalYearsLater = 10;

    /// <param name="completedOn">事業が完了した日.</param>
    public DateOnly DueOn(DateOnly completedOn)
    {
        var year = FiscalYear.YearOf(completedOn) + FiscalYearsLater;
        return new DateOnly(Month >= 4 ? year : year + 1, Month, Day);
    }
}
