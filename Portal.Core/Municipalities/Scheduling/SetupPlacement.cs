using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>初期セットアップの期間, both days included, and the 利用開始日 that follows from it.</summary>
/// <param name="CompletesOn">初期セットアップ完了日.</param>
public sealed record SetupPlacement(DateOnly StartsOn, DateOnly CompletesOn)
{
    /// <summary>利用開始日 is so many days after the completion, unless another one is agreed.</summary>
    public const int DaysToServiceStart = 7;

    /// <summary>利用開始日.</summary>
    public DateOnly ServiceStartsOn => CompletesOn.AddDays(DaysToServiceStart);

    /// <summary>The month against which the wish is counted.</summary>
    public YearMonth Month => YearMonth.Of(StartsOn);

    /// <summary>Checks another 利用開始日: never before the completion, and long after it only by who has read the warning.</summary>
    public Result CheckServiceStart(DateOnly startsOn, bool isSure) =>
        startsOn < CompletesOn ? InsurerScheduleErrors.StartBeforeCompletion(CompletesOn)
        : startsOn > ServiceStartsOn && !isSure ? InsurerScheduleErrors.StartLongAfter(CompletesOn)
        : Result.Done;

    /// <summary>希望とのずれ, months; nothing without a wish.</summary>
    public int ShiftFrom(YearMonth? wished) => wished is { } month ? Math.Abs(month.MonthsUntil(Month)) : 0;
}
