namespace Portal.Core.Municipalities;

/// <summary>
/// Looks for the days of the groups; everything else is a flow (<see cref="SetupNetwork"/>). First the fewest that are left, then the least extra
/// by which anybody is moved, then the least sum: each by trying the lowest value that the flow allows and raising it until the groups fit.
/// </summary>
internal sealed class ScheduleSearch(
    SetupCalendar calendar, SetupRoom room, IReadOnlyList<SetupUnit> groups, IReadOnlyList<SetupUnit> singles)
{
    /// <summary>Arcs of the flows of one attempt, counted and not timed, so that every machine gives up at the same place.</summary>
    private const long AttemptLimit = 500_000;

    /// <summary>Of those that are given up, before the best dive is taken.</summary>
    private const int Attempts = 3;

    /// <summary>How often a dive asks for new prices.</summary>
    private const int Pricings = 8;

    private readonly Dictionary<int, SetupShares> sharesOf = [];
    private readonly int?[] days = new int?[groups.Count];
    private long work;
    private long found;
    private long lowestAbove;
    private long lowestDive;

    /// <summary>No attempt was given up: what was found is the best there is.</summary>
    public bool IsProven { get; private set; } = true;

    private bool HasGivenUp => work > AttemptLimit;

    public SchedulePlan Find()
    {
        var plan = LeastExtra(Lowest(calendar.Months, cost => LimitOf(cost / SetupNetwork.LeftCost)));
        return Lowest(plan.Extra, cost => cost);
    }

    public SetupShares SharesWithin(int extra) =>
        sharesOf.TryGetValue(extra, out var shares) ? shares : sharesOf[extra] = new SetupShares(calendar, extra);

    /// <summary>As much as all may be moved, while no more than these are left.</summary>
    private static long LimitOf(long left) => ((left + 1) * SetupNetwork.LeftCost) - 1;

    /// <param name="limitOf">The highest cost that is as good as this one.</param>
    private SchedulePlan Lowest(int extra, Func<long, long> limitOf)
    {
        var least = Solve(0, extra);
        var (limit, isAnyGood, givenUp) = (limitOf(least), true, 0);
        lowestDive = long.MaxValue;
        while (!Attempt(extra, limit, isAnyGood))
        {
            isAnyGood = !IsProven;
            limit = limitOf(!HasGivenUp ? lowestAbove : ++givenUp < Attempts ? limit + ((lowestDive - limit) / 2) : lowestDive);
        }

        return new SchedulePlan(extra, found, least, [.. days]);
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
            if (Attempt(extra, limit, isAnyGood: true))
            {
                return new SchedulePlan(extra, found, found, [.. days]);
            }
        }

        return plan;
    }

    private bool Attempt(int extra, long limit, bool isAnyGood)
    {
        (work, lowestAbove) = (0, long.MaxValue);
        if (Dive(extra, index => FirstFree(index, extra)) <= limit || (isAnyGood && PricedDive(extra) <= limit) || SearchAll(extra, limit))
        {
            return true;
        }

        IsProven &= !HasGivenUp;
        return false;
    }

    /// <summary>Every group takes its best day that has room: when that is good enough, it is the first among equals.</summary>
    private (int? Day, long Cost) FirstFree(int index, int extra) => FreeDays(index, groups[index].MonthsWithin(extra)).FirstOrDefault(Left(index));

    /// <summary>
    /// Every group takes the month that is best by what a place costs there, given what everybody else would have to pay for it. Where this costs
    /// no more than the flow allows, no group could have had a month that it likes better.
    /// </summary>
    private long PricedDive(int extra)
    {
        SetupNetwork? network = null;
        return Dive(extra, index =>
        {
            if (network is null || index % ((groups.Count / Pricings) + 1) == 0)
            {
                network = NetworkFrom(index, extra);
                network.Solve();
            }

            var group = groups[index];
            var months = group.MonthsWithin(extra)
                .OrderBy(c => c.Shift + (group.Size * network.PriceOf(c.Month, group.SetupDays)))
                .SelectMany(c => FreeDays(index, [c]).OrderBy(d => network.PriceOf(d.Day!.Value)).Take(1));
            return months.FirstOrDefault(Left(index));
        });
    }

    private long Dive(int extra, Func<int, (int? Day, long Cost)> choose)
    {
        var spent = 0L;
        foreach (var (index, group) in groups.Index())
        {
            (days[index], var cost) = choose(index);
            spent += cost;
            Take(days[index], group.Size);
        }

        found = spent + Solve(groups.Count, extra);
        foreach (var (index, group) in groups.Index())
        {
            Take(days[index], -group.Size);
        }

        lowestDive = Math.Min(lowestDive, found);
        return found;
    }

    private IEnumerable<(int? Day, long Cost)> FreeDays(int index, IEnumerable<MonthChoice> months) => months.SelectMany(
        c => groups[index].Starts(c.Month).Where(d => room.IsEnough(d, groups[index].Size)).Select(d => ((int?)d, (long)c.Shift)));

    private (int? Day, long Cost) Left(int index) => (null, groups[index].Size * (long)SetupNetwork.LeftCost);

    /// <summary>From this group on; those before have their days. Each tries its best month and day first, so that the first found is the first among equals.</summary>
    /// <param name="bound">What the flow costs at least, with this group and those after it taken for single insurers.</param>
    /// <param name="network">That flow. Its prices say of most months and days that they cost too much, without another flow.</param>
    private bool Search(int index, long spent, long bound, SetupNetwork network, int extra, long limit)
    {
        if (index == groups.Count)
        {
            return true;
        }

        var (group, shares) = (groups[index], SharesWithin(extra).Of(groups[index]));
        foreach (var month in group.MonthsWithin(extra))
        {
            var inMonth = bound + shares.Sum(s => network.ExcessOf(s, month.Month));
            foreach (var (day, cost) in FreeDays(index, [month]))
            {
                if (IsWithin(inMonth + (group.Size * network.ExcessOf(month.Month, group.SetupDays, day!.Value)), limit)
                    && Try(index, day, spent + cost, extra, limit))
                {
                    return true;
                }

                if (HasGivenUp)
                {
                    return false;
                }
            }
        }

        return Try(index, null, spent + Left(index).Cost, extra, limit);
    }

    private bool Try(int index, int? day, long spent, int extra, long limit)
    {
        days[index] = day;
        Take(day, groups[index].Size);
        var network = NetworkFrom(index + 1, extra);
        var bound = spent + network.Solve();
        found = bound;
        var isFound = IsWithin(bound, limit) && Search(index + 1, spent, bound, network, extra, limit);
        Take(day, -groups[index].Size);
        return isFound;
    }

    private bool SearchAll(int extra, long limit)
    {
        var network = NetworkFrom(0, extra);
        var bound = network.Solve();
        found = bound;
        return IsWithin(bound, limit) && Search(0, 0, bound, network, extra, limit);
    }

    private bool IsWithin(long cost, long limit)
    {
        lowestAbove = cost > limit ? Math.Min(lowestAbove, cost) : lowestAbove;
        return cost <= limit;
    }

    private void Take(int? day, int size)
    {
        if (day is { } taken)
        {
            room.Take(taken, size);
        }
    }

    private long Solve(int index, int extra) => NetworkFrom(index, extra).Solve();

    /// <summary>The flow of the insurers that stand alone and of the groups from this one on.</summary>
    private SetupNetwork NetworkFrom(int index, int extra)
    {
        var network = new SetupNetwork(calendar, room, SharesWithin(extra).Count(singles.Concat(groups.Skip(index))));
        work += network.Arcs;
        return network;
    }
}
