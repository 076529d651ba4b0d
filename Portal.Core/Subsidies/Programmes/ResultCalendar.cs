namespace Portal.Core.Subsidies;

/// <summary>結果と振込の時期: by when an applicant hears and is paid.</summary>
/// <param name="ResultMonths">審査結果: until the end of the month this many after the one of the application.</param>
/// <param name="TransferMonths">振込: likewise.</param>
/// <param name="YearEnd">年度末の扱い; null when there is none.</param>
public sealed record ResultCalendar(int ResultMonths, int TransferMonths, YearEndRule? YearEnd)
{
    public const int MaxMonths = 12;

    /// <summary>What is mended and complete only after the fixed days goes by the months again: no expected day lies in the past.</summary>
    public ExpectedDays Of(DateOnly appliedOn) =>
        YearEnd is { } rule && appliedOn >= rule.AppliedFrom && appliedOn <= rule.ResultBy
            ? new ExpectedDays(rule.ResultBy, rule.TransferBy)
            : new ExpectedDays(EndOfMonth(appliedOn, ResultMonths), EndOfMonth(appliedOn, TransferMonths));

    /// <summary>
    /// 交付決定からみた振込の期限: a result that is in time keeps what was promised at 提出. A late one counts from its own month, by as many
    /// months as the calendar has between result and transfer, and one at least, so that nobody is promised a day that has passed.
    /// </summary>
    public DateOnly TransferBy(ExpectedDays promised, DateOnly decidedOn)
    {
        if (decidedOn <= promised.ResultBy)
        {
            return promised.TransferBy;
        }

        var late = EndOfMonth(decidedOn, Math.Max(1, TransferMonths - ResultMonths));
        return late > promised.TransferBy ? late : promised.TransferBy;
    }

    private static DateOnly EndOfMonth(DateOnly day, int months) =>
        new DateOnly(day.Year, day.Month, 1).AddMonths(months + 1).AddDays(-1);
}

/// <summary>年度末の扱い: what is applied for from some day on is settled by fixed days.</summary>
/// <param name="AppliedFrom">この日以後の申請.</param>
/// <param name="ResultBy">審査結果の期限.</param>
/// <param name="TransferBy">振込の期限.</param>
public sealed record YearEndRule(DateOnly AppliedFrom, DateOnly ResultBy, DateOnly TransferBy);

/// <summary>Both days included.</summary>
/// <param name="ResultBy">審査結果のお知らせ.</param>
/// <param name="TransferBy">振込.</param>
public sealed record ExpectedDays(DateOnly ResultBy, DateOnly TransferBy);
