namespace Portal.Core.Municipalities;

/// <summary>
/// What one member of a unit costs in each month. Insurers whom nothing tells apart are the same share. The months of a group are divided among
/// its members to whole numbers, so that all of it in one month costs what it costs, and taking it apart is never dearer.
/// </summary>
/// <param name="Costs">By month; null where it may not be.</param>
internal sealed record SetupShare(IReadOnlyList<int?> Costs, int SetupDays);

/// <summary>The shares of every unit, once nobody may be moved by more than some months beyond what is needed anyway.</summary>
internal sealed class SetupShares(SetupCalendar calendar, int extra)
{
    private readonly Dictionary<string, SetupShare> known = [];
    private readonly Dictionary<SetupUnit, IReadOnlyList<SetupShare>> ofUnits = [];

    public IReadOnlyList<SetupShare> Of(SetupUnit unit)
    {
        if (!ofUnits.TryGetValue(unit, out var shares))
        {
            var months = unit.MonthsWithin(extra).ToList();
            shares = ofUnits[unit] = [.. Enumerable.Range(0, unit.Size).Select(member => ShareOf(unit, member, months))];
        }

        return shares;
    }

    public Dictionary<SetupShare, int> Count(IEnumerable<SetupUnit> units) =>
        units.SelectMany(Of).GroupBy(s => s).ToDictionary(s => s.Key, s => s.Count());

    private SetupShare ShareOf(SetupUnit unit, int member, List<MonthChoice> months)
    {
        var costs = new int?[calendar.Months];
        foreach (var choice in months)
        {
            costs[choice.Month] = (choice.Shift / unit.Size) + (member < choice.Shift % unit.Size ? 1 : 0);
        }

        var key = $"{unit.SetupDays}:{string.Join(',', costs)}";
        return known.TryGetValue(key, out var same) ? same : known[key] = new SetupShare(costs, unit.SetupDays);
    }
}
