using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>The business days on which a setup may go on, counted from 0, with their months and weeks.</summary>
internal sealed class SetupCalendar
{
    /// <summary>More would be a mistake in the terms.</summary>
    public const int MaxMonths = 60;

    private readonly YearMonth firstMonth;
    private readonly List<DateOnly> days = [];

    /// <summary>The first day of each month; one more at the end.</summary>
    private readonly List<int> firstDays = [0];

    public SetupCalendar(ScheduleTerms terms)
    {
        firstMonth = terms.FirstMonth;
        Months = firstMonth.MonthsUntil(terms.LastMonth) + 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, MaxMonths, nameof(terms));
        for (var month = 0; month < Months; month++)
        {
            for (var day = MonthAt(month).FirstDay; day <= MonthAt(month).LastDay && day <= terms.LastDay; day = day.AddDays(1))
            {
                if (day.IsBusinessDay())
                {
                    days.Add(day);
                }
            }

            firstDays.Add(days.Count);
        }
    }

    public int Months { get; }

    public int Days => days.Count;

    /// <summary>Weeks from the one of the first month's first day to the one of the last month's last day.</summary>
    public int Weeks => WeekOf(MonthAt(Months - 1).LastDay) + 1;

    public YearMonth MonthAt(int month) => firstMonth.PlusMonths(month);

    /// <summary>May lie outside.</summary>
    public int IndexOf(YearMonth month) => firstMonth.MonthsUntil(month);

    public int BusinessDaysIn(int month) => firstDays[month + 1] - firstDays[month];

    /// <summary>Day 0 of the calendar of all days is a Monday.</summary>
    public int WeekOf(DateOnly day) => (day.DayNumber / 7) - (firstMonth.FirstDay.DayNumber / 7);

    public int WeekOf(int day) => WeekOf(days[day]);

    /// <summary>The days of a month on which a setup may begin, so that it completes in the same month.</summary>
    public IEnumerable<int> StartsIn(int month, int setupDays) =>
        Enumerable.Range(firstDays[month], Math.Max(0, BusinessDaysIn(month) - setupDays + 1));

    public int? IndexOf(DateOnly day) => days.BinarySearch(day) is >= 0 and var index ? index : null;

    public SetupPlacement PlacementAt(int day, int setupDays) => new(days[day], days[day + setupDays - 1]);
}
