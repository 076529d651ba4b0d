using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>Makes units of the requests; those that no calendar could take are left, with the rule that says so.</summary>
internal static class SetupUnits
{
    /// <param name="ordered">By registration.</param>
    public static (List<SetupUnit> Units, List<LeftInsurer> Left) Of(
        IEnumerable<SetupRequest> ordered, SetupCalendar calendar, ScheduleTerms terms)
    {
        var (units, left) = (new List<SetupUnit>(), new List<LeftInsurer>());
        foreach (var group in ordered.GroupBy(r => r.GroupId ?? r.InsurerId))
        {
            var locked = group.Where(r => r.Locked is not null).ToList();
            var free = group.Where(r => r.Locked is null).ToList();
            if (free.Count == 0)
            {
                continue;
            }

            var broken = VendorProblem(free, terms) ?? LockedProblem(free, locked, calendar, terms);
            var unit = broken is null ? new SetupUnit(calendar, free, locked.FirstOrDefault()?.Locked) : null;
            broken ??= SizeProblem(unit!, terms);
            if (broken is null)
            {
                units.Add(unit!);
            }
            else
            {
                left.AddRange(free.Select(r => new LeftInsurer(r.InsurerId, broken.Rule, broken.Sentence)));
            }
        }

        return (units, left);
    }

    /// <summary>What the search has left: each day is taken by others.</summary>
    public static BrokenRule FullFor(SetupUnit unit, IEnumerable<SetupRequest> ordered, SetupCalendar calendar, ScheduleTerms terms)
    {
        if (unit.With is not null)
        {
            return ScheduleRuleText.LockedFull(ordered.First(r => r.Locked == unit.With && r.GroupId == unit.Members[0].GroupId), terms);
        }

        var (first, last) = (calendar.MonthAt(unit.Months.Min(m => m.Month)), calendar.MonthAt(unit.Months.Max(m => m.Month)));
        return unit.IsGroup
            ? ScheduleRuleText.NoRoomForGroup(unit.Size, first, last, terms)
            : ScheduleRuleText.AllFull(first, last, terms);
    }

    private static BrokenRule? VendorProblem(List<SetupRequest> free, ScheduleTerms terms)
    {
        if (free.FirstOrDefault(r => r.VendorFrom is null) is { } unknown)
        {
            return ScheduleRuleText.VendorUnknown(unknown.Name);
        }

        var latest = free.MaxBy(r => r.VendorFrom!.Value)!;
        return latest.VendorFrom > terms.LastMonth
            ? ScheduleRuleText.VendorTooLate(latest.Name, latest.VendorFrom.Value, terms.LastDay)
            : null;
    }

    private static BrokenRule? LockedProblem(
        List<SetupRequest> free, List<SetupRequest> locked, SetupCalendar calendar, ScheduleTerms terms)
    {
        if (locked.Count == 0)
        {
            return null;
        }

        var latest = free.MaxBy(r => r.VendorFrom!.Value)!;
        return locked.FirstOrDefault(r => r.Locked != locked[0].Locked) is { } other ? ScheduleRuleText.LockedApart(locked[0], other)
            : calendar.IndexOf(locked[0].Locked!.StartsOn) is null || locked[0].Locked!.CompletesOn >= terms.CompleteBefore
                ? ScheduleRuleText.LockedOutside(locked[0])
            : latest.VendorFrom > locked[0].Locked!.Month
                ? ScheduleRuleText.LockedTooEarly(locked[0], latest.Name, latest.VendorFrom.Value)
            : null;
    }

    private static BrokenRule? SizeProblem(SetupUnit unit, ScheduleTerms terms) =>
        unit.Months.Count == 0 ? ScheduleRuleText.NoMonthLongEnough(unit.SetupDays)
        : unit.Size > terms.PerDay ? ScheduleRuleText.GroupOverDay(unit.Size, terms.PerDay)
        : unit.Size > terms.PerWeek ? ScheduleRuleText.GroupOverWeek(unit.Size, terms.PerWeek)
        : null;
}
