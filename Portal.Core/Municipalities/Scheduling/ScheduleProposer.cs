namespace Portal.Core.Municipalities;

/// <summary>
/// 日程案をつくる. Of all schedules that keep the rules it gives the one with the fewest insurers left; of these, one in which nobody is moved further
/// beyond what is needed than the least that is possible; of these, the least sum of months; of these, groups and then the others each their
/// best, in the order of registration (ADR 59). The same requests in any order give the same schedule.
/// </summary>
public static class ScheduleProposer
{
    public static ScheduleProposal Propose(IEnumerable<SetupRequest> requests, ScheduleTerms terms)
    {
        var ordered = requests.OrderBy(r => r.RegistrationOrder).ThenBy(r => r.InsurerId).ToList();
        var calendar = new SetupCalendar(terms);
        var (units, left) = SetupUnits.Of(ordered, calendar, terms);
        var (groups, singles) = (units.Where(u => u.IsGroup).ToList(), units.Where(u => !u.IsGroup).ToList());
        var room = new SetupRoom(calendar, terms, ordered.Where(r => r.Locked is not null).Select(r => r.Locked!.StartsOn));

        var search = new ScheduleSearch(calendar, room, groups, singles);
        var plan = search.Find();
        var days = DaysOf(plan, search.SharesWithin(plan.Extra), calendar, room, groups, singles);

        var placements = ordered.Where(r => r.Locked is not null).ToDictionary(r => r.InsurerId, r => r.Locked!);
        foreach (var (unit, day) in days)
        {
            foreach (var member in unit.Members)
            {
                if (day is { } start)
                {
                    placements[member.InsurerId] = unit.PlacementAt(start);
                }
                else
                {
                    var full = SetupUnits.FullFor(unit, ordered, calendar, terms);
                    left.Add(new LeftInsurer(member.InsurerId, full.Rule, full.Sentence));
                }
            }
        }

        return Sum(ordered, placements, left, plan, search.IsProven);
    }

    private static List<(SetupUnit Unit, int? Day)> DaysOf(
        SchedulePlan plan, SetupShares shares, SetupCalendar calendar, SetupRoom room, List<SetupUnit> groups, List<SetupUnit> singles)
    {
        var days = groups.Zip(plan.GroupDays).ToList();
        foreach (var (group, day) in days)
        {
            if (day is { } taken)
            {
                room.Take(taken, group.Size);
            }
        }

        var network = new SetupNetwork(calendar, room, shares.Count(singles));
        network.Solve();
        var settled = network.Settle(singles, shares, plan.Extra);
        return [.. days, .. singles.Select(s => (s, settled[s]))];
    }

    private static ScheduleProposal Sum(
        List<SetupRequest> ordered, Dictionary<Guid, SetupPlacement> placements, List<LeftInsurer> left, SchedulePlan plan, bool isProven)
    {
        var setups = ordered.Where(r => placements.ContainsKey(r.InsurerId))
            .Select(r => new ProposedSetup(r.InsurerId, placements[r.InsurerId], placements[r.InsurerId].ShiftFrom(r.WishedMonth))).ToList();
        var total = setups.Sum(s => s.ShiftMonths);
        var leftById = left.ToDictionary(l => l.InsurerId);
        return new ScheduleProposal(
            setups,
            [.. ordered.Where(r => leftById.ContainsKey(r.InsurerId)).Select(r => leftById[r.InsurerId])],
            total,
            total - (int)Math.Min(total, plan.Cost - plan.Least),
            setups.Select(s => s.ShiftMonths).DefaultIfEmpty().Max(),
            plan.Extra,
            isProven);
    }
}
