namespace Portal.Core.Municipalities;

/// <summary>
/// Looks for the days of the groups; everything else is a flow (<see cref="SetupNetwork"/>). First the fewest that are left, then the least extra
/// by which anybody is moved, then the least sum: each by trying the lowest value that the flow allows and raising it until the groups fit.
/// </summary>
internal sealed class ScheduleSearch(
    SetupCalendar calendar, SetupRoom room, IReadOnlyList<SetupUnit> groups, IReadOnlyList<SetupUnit> singles)
{
    /// <summary>Arcs of all flows, some seconds' worth: counted, not timed, so that every machine gives up at the same place.</summary>
    private const long WorkLimit = 2_500_000;

    private readonly Dictionary<int, SetupShares> sharesOf = [];
    private readonly int?[] days = new int?[groups.Count];
    private long work;
    private long found;
    private long lowestAbove;

    /// <summary>The search went to its end.</summary>
    public bool IsProven => work <= WorkLimit;

    public SchedulePlan Find()
    {
        var plan = Lowest(calendar.Months, null, cost => LimitOf(cost / SetupNetwork.LeftCost));
        plan = LeastExtra(plan);
        return Lowest(plan.Extra, plan, cost => cost);
    }

    public SetupShares SharesWithin(int extra) =>
        sharesOf.TryGetValue(extra, out var shares) ? shares : sharesOf[extra] = new SetupShares(calendar, extra);

    /// <param name="known">What is taken when the search has to be given up.</param>
    /// <param name="limitOf">The highest cost that is as good as this one.</param>
    private SchedulePlan Lowest(int extra, SchedulePlan? known, Func<long, long> limitOf)
    {
        var limit = limitOf(Solve(0, extra));
        while (!Search(0, 0, extra, limit))
        {
            if (!IsProven && known is not null)
            {
                return known;
            }

            limit = limitOf(IsProven ? lowestAbove : Dive(0, 0, extra));
        }

        return new SchedulePlan(extra, found, [.. days]);
    }

    private SchedulePlan LeastExtra(SchedulePlan plan)
    {
        var limit = LimitOf(plan.Left);
        var (from, to) = (0, calendar.Months);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Solve(0, middle) <= limit ? (from, middle) : (middle + 1, to);
        }

        for (var extra = from; extra < calendar.Months; extra++)
        {
            if (Search(0, 0, extra, limit))
            {
                return new SchedulePlan(extra, found, [.. days]);
            }
        }

        return plan;
    }

    /// <summary>From this group on; those before have their days. Each tries its best day first, so that what is found first is the first among equals.</summary>
    private bool Search(int index, long spent, int extra, long limit)
    {
        if (index == 0)
        {
            lowestAbove = long.MaxValue;
        }

        found = Dive(index, spent, extra);
        if (found <= limit)
        {
            return true;
        }

        if (index == groups.Count)
        {
            return false;
        }

        foreach (var (day, cost) in ChoicesOf(groups[index], extra))
        {
            if (!IsProven)
            {
                return false;
            }

            if (Try(index, day, spent + cost, extra, limit))
            {
                return true;
            }
        }

        return false;
    }

    private bool Try(int index, int? day, long spent, int extra, long limit)
    {
        var size = groups[index].Size;
        if (day is { } from && !room.IsEnough(from, size))
        {
            return false;
        }

        days[index] = day;
        Take(day, size);
        var bound = spent + Solve(index + 1, extra);
        var fits = bound <= limit && Search(index + 1, spent, extra, limit);
        Take(day, -size);
        if (bound > limit)
        {
            lowestAbove = Math.Min(lowestAbove, bound);
        }

        return fits;
    }

    /// <summary>Every group from this one on takes its best day that has room.</summary>
    /// <returns>The cost of everything.</returns>
    private long Dive(int index, long spent, int extra)
    {
        for (var group = index; group < groups.Count; group++)
        {
            var (day, cost) = ChoicesOf(groups[group], extra).First(c => c.Day is not { } d || room.IsEnough(d, groups[group].Size));
            (days[group], spent) = (day, spent + cost);
            Take(day, groups[group].Size);
        }

        spent += Solve(groups.Count, extra);
        for (var group = index; group < groups.Count; group++)
        {
            Take(days[group], -groups[group].Size);
        }

        return spent;
    }

    /// <summary>As much as all may be moved, while no more than these are left.</summary>
    private static long LimitOf(long left) => ((left + 1) * SetupNetwork.LeftCost) - 1;

    private static IEnumerable<(int? Day, long Cost)> ChoicesOf(SetupUnit group, int extra) =>
        group.MonthsWithin(extra).SelectMany(c => group.Starts(c.Month).Select(day => ((int?)day, (long)c.Shift)))
            .Append((null, (long)group.Size * SetupNetwork.LeftCost));

    private void Take(int? day, int size)
    {
        if (day is { } taken)
        {
            room.Take(taken, size);
        }
    }

    /// <summary>The flow of the insurers that stand alone and of the groups from this one on.</summary>
    private long Solve(int index, int extra)
    {
        var network = new SetupNetwork(calendar, room, SharesWithin(extra).Count(singles.Concat(groups.Skip(index))));
        work += network.Arcs;
        return network.Solve();
    }
}
