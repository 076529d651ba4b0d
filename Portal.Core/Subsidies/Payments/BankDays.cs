using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>銀行の営業日 (銀行法施行令5条): no weekend, no holiday, and not from 31 December to 3 January.</summary>
public static class BankDays
{
    public static bool IsBankDay(this DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((12, 31) or (1, <= 3))
        && !day.IsHoliday();
}
