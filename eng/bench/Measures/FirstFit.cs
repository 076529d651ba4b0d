using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Bench.Measures;

/// <summary>One by one in the order of registration: the first day with room from the wish on, and where there is none, the last before it.</summary>
internal static class FirstFit
{
    public static (int TotalShift, int GreatestExtra, int Left) Propose(IReadOnlyList<SetupRequest> requests, ScheduleTerms terms)
    {
        var (onDay, inWeek) = (new Dictionary<DateOnly, int>(), new Dictionary<int, int>());
        var (total, extra, left) = (0, 0, 0);
        foreach (var unit in requests.GroupBy(r => r.GroupId ?? r.InsurerId).Select(g => g.ToList()))
        {
            var starts = StartsOf(unit, terms).ToList();
            var least = starts.Min(d => ShiftOf(unit, d).Greatest);
            if (starts.Cast<DateOnly?>().FirstOrDefault(d => HasRoom(d!.Value, unit.Count)) is { } start)
            {
                onDay[start] = onDay.GetValueOrDefault(start) + unit.Count;
                inWeek[start.DayNumber / 7] = inWeek.GetValueOrDefault(start.DayNumber / 7) + unit.Count;
                total += ShiftOf(unit, start).Sum;
                extra = Math.Max(extra, ShiftOf(unit, start).Greatest - least);
            }
            else
            {
                left += unit.Count;
            }
        }

        return (total, extra, left);

        bool HasRoom(DateOnly day, int insurers) =>
            onDay.GetValueOrDefault(day) + insurers <= terms.PerDay && inWeek.GetValueOrDefault(day.DayNumber / 7) + insurers <= terms.PerWeek;
    }

    private static IEnumerable<DateOnly> StartsOf(List<SetupRequest> unit, ScheduleTerms terms)
    {
        var wish = unit.Select(r => r.WishedMonth).FirstOrDefault(w => w is not null) ?? terms.FirstMonth;
        var first = unit.Max(r => r.VendorFrom!.Value);
        var months = Enumerable.Range(0, first.MonthsUntil(terms.LastMonth) + 1).Select(first.PlusMonths).ToList();
        return months.Where(m => m >= wish).Concat(months.Where(m => m < wish).Reverse()).SelectMany(m => StartsIn(m, unit.Max(r => r.SetupDays), terms));
    }

    private static IEnumerable<DateOnly> StartsIn(YearMonth month, int days, ScheduleTerms terms)
    {
        var open = Enumerable.Range(0, month.LastDay.Day).Select(month.FirstDay.AddDays).Where(d => d < terms.CompleteBefore && d.IsBusinessDay()).ToList();
        return open.Take(open.Count - days + 1);
    }

    private static (int Sum, int Greatest) ShiftOf(List<SetupRequest> unit, DateOnly start)
    {
        var shifts = unit.Select(r => r.WishedMonth is { } wished ? Math.Abs(wished.MonthsUntil(YearMonth.Of(start))) : 0).ToList();
        return (shifts.Sum(), shifts.Max());
    }
}
