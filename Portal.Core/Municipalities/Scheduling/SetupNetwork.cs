namespace Portal.Core.Municipalities;

/// <summary>
/// Who begins in which month and on which day, as a flow: shares → months (what they cost) → days of the month on which they may begin → weeks.
/// For insurers that stand alone it is exact; members of a group are taken for such, which is never dearer than together.
/// </summary>
internal sealed class SetupNetwork
{
    /// <summary>More than all months together: to leave one insurer is worse than to move all others.</summary>
    public const int LeftCost = 100_000_000;

    private const int Unlimited = int.MaxValue / 2;

    private readonly MinCostFlow flow = new();
    private readonly SetupCalendar calendar;
    private readonly int source;
    private readonly int sink;
    private readonly int left;
    private readonly int[] weeks;
    private readonly int[] days;
    private readonly Dictionary<SetupShare, (int?[] Months, int Left)> arcsOf = [];
    private readonly Dictionary<(int Month, int SetupDays), (int Node, List<(int Day, int Arc)> Days)> entries = [];

    /// <summary>Arcs onto which no further unit could be moved. Freezing only takes possibilities away, so that they stay so.</summary>
    private readonly HashSet<int> closed = [];

    public SetupNetwork(SetupCalendar calendar, SetupRoom room, Dictionary<SetupShare, int> demand)
    {
        this.calendar = calendar;
        (source, sink, left) = (flow.AddNode(), flow.AddNode(), flow.AddNode());
        weeks = [.. Enumerable.Range(0, calendar.Weeks).Select(_ => flow.AddNode())];
        days = [.. Enumerable.Range(0, calendar.Days).Select(_ => flow.AddNode())];
        foreach (var (week, node) in weeks.Index())
        {
            flow.AddArc(node, sink, room.InWeek(week));
        }

        foreach (var (day, node) in days.Index())
        {
            flow.AddArc(node, weeks[calendar.WeekOf(day)], room.OnDay(day));
        }

        flow.AddArc(left, sink, demand.Values.Sum());
        foreach (var (share, count) in demand)
        {
            Add(share, count);
        }
    }

    public int Arcs => flow.Arcs;

    /// <summary>The least cost: <see cref="LeftCost"/> for each that is left, and a month's worth for each month.</summary>
    public long Solve() => flow.Run(source, sink);

    /// <summary>After <see cref="Solve"/>: how dear a place in the month is for setups of this length.</summary>
    public long PriceOf(int month, int setupDays) => flow.PriceAt(entries[(month, setupDays)].Node);

    public long PriceOf(int day) => flow.PriceAt(days[day]);

    /// <summary>After <see cref="Solve"/>: by how much the least cost rises at least, when one of the share has to be in the month.</summary>
    public long ExcessOf(SetupShare share, int month) => flow.ExcessOf(arcsOf[share].Months[month]!.Value);

    /// <summary>Likewise, when one of the month has to begin on the day.</summary>
    public long ExcessOf(int month, int setupDays, int day) => Math.Max(0, PriceOf(day) - PriceOf(month, setupDays));

    /// <summary>
    /// After <see cref="Solve"/>: of all ways that cost as little, the one that gives the unit that comes first its best month, then the second,
    /// and so on; then, these months given, likewise the earliest day. Null for who is left.
    /// </summary>
    public Dictionary<SetupUnit, int?> Settle(IReadOnlyList<SetupUnit> units, SetupShares shares, int extra)
    {
        var months = units.ToDictionary(u => u, u => MonthOf(u, shares.Of(u)[0], extra));
        return units.ToDictionary(u => u, u => months[u] is { } month
            ? (int?)Take(entries[(month, u.SetupDays)].Days.Select(d => (d.Arc, d.Day)))
            : null);
    }

    private int? MonthOf(SetupUnit unit, SetupShare share, int extra)
    {
        var arcs = arcsOf[share];
        return Take(unit.MonthsWithin(extra).Select(c => (arcs.Months[c.Month]!.Value, (int?)c.Month)).Append((arcs.Left, null)));
    }

    private T Take<T>(IEnumerable<(int Arc, T Value)> choices)
    {
        foreach (var (arc, value) in choices)
        {
            if (closed.Contains(arc))
            {
                continue;
            }

            if (flow.TryUse(arc))
            {
                flow.Freeze(arc);
                return value;
            }

            closed.Add(arc);
        }

        throw new InvalidOperationException("A unit of the flow has no way.");
    }

    private void Add(SetupShare share, int count)
    {
        var node = flow.AddNode();
        flow.AddArc(source, node, count);
        var months = new int?[calendar.Months];
        foreach (var (month, cost) in share.Costs.Index())
        {
            if (cost is { } known)
            {
                months[month] = flow.AddArc(node, EntryOf(month, share.SetupDays), count, known);
            }
        }

        arcsOf[share] = (months, flow.AddArc(node, left, count, LeftCost));
    }

    private int EntryOf(int month, int setupDays)
    {
        if (!entries.TryGetValue((month, setupDays), out var entry))
        {
            entry = entries[(month, setupDays)] = (flow.AddNode(), []);
            entry.Days.AddRange(calendar.StartsIn(month, setupDays).Select(day => (day, flow.AddArc(entry.Node, days[day], Unlimited))).ToList());
        }

        return entry.Node;
    }
}
