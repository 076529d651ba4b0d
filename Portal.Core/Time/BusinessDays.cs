namespace Portal.Core.Time;

/// <summary>役所の開いている日 (行政機関の休日に関する法律1条): no weekend, no holiday, and not from 29 December to 3 January.</summary>
public static class BusinessDays
{
    public static bool IsBusinessDay(this DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((12, >= 29) or (1, <= 3))
        && !day.IsHoliday();
}
