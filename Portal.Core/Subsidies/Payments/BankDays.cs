namespace Portal.Core.Subsidies;

/// <summary>銀行の休み that need no list: weekends, and the year's end (銀行法施行令5条). 祝日 are announced by the state and not known here.</summary>
public static class BankDays
{
    public static bool MayBeOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (day.Month, day.Day) is not ((12, 31) or (1, <= 3));
}
