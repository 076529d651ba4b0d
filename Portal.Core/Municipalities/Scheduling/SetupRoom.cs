namespace Portal.Core.Municipalities;

/// <summary>How many insurers may still begin on each day and in each week. What is locked may have taken more than there is.</summary>
internal sealed class SetupRoom
{
    private readonly SetupCalendar calendar;
    private readonly int[] days;
    private readonly int[] weeks;

    public SetupRoom(SetupCalendar calendar, ScheduleTerms terms, IEnumerable<DateOnly> taken)
    {
        this.calendar = calendar;
        (days, weeks) = (new int[calendar.Days], new int[calendar.Weeks]);
        Array.Fill(days, terms.PerDay);
        Array.Fill(weeks, terms.PerWeek);
        foreach (var start in taken)
        {
            if (calendar.IndexOf(start) is { } day)
            {
                days[day]--;
            }

            if (calendar.WeekOf(start) is var week && week >= 0 && week < weeks.Length)
            {
                weeks[week]--;
            }
        }
    }

    public int OnDay(int day) => Math.Max(0, days[day]);

    public int InWeek(int week) => Math.Max(0, weeks[week]);

    public int InWeekOf(int day) => InWeek(calendar.WeekOf(day));

    public bool IsEnough(int day, int insurers) => OnDay(day) >= insurers && InWeekOf(day) >= insurers;

    /// <summary>A negative number gives back.</summary>
    public void Take(int day, int insurers)
    {
        days[day] -= insurers;
        weeks[calendar.WeekOf(day)] -= insurers;
    }
}
