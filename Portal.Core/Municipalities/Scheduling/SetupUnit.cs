namespace Portal.Core.Municipalities;

/// <summary>What begins together: one insurer, or all of a group that are not locked.</summary>
internal sealed class SetupUnit
{
    private readonly SetupCalendar calendar;

    /// <param name="with">A locked member of the group: the others begin when it does, and at no other time.</param>
    public SetupUnit(SetupCalendar calendar, IReadOnlyList<SetupRequest> members, SetupPlacement? with = null)
    {
        this.calendar = calendar;
        (Members, With) = (members, with);
        SetupDays = with is null ? members.Max(m => m.SetupDays) : 1;
        var first = Math.Max(0, members.Max(m => calendar.IndexOf(m.VendorFrom!.Value)));
        var hasWish = members.Any(m => m.WishedMonth is not null);
        Months = [.. Enumerable.Range(first, Math.Max(0, calendar.Months - first))
            .Where(m => with is null ? Starts(m).Any() : m == calendar.IndexOf(with.Month))
            .Select(m => new MonthChoice(m, members.Sum(r => ShiftOf(r, m)), members.Max(r => ShiftOf(r, m))))
            .OrderBy(c => c.Shift).ThenBy(c => c.Greatest)
            // As far on either side, later is easier to be ready for; without a wish, earlier leaves more time.
            .ThenBy(c => hasWish ? -c.Month : c.Month)];
        LeastGreatest = Months.Select(c => c.Greatest).DefaultIfEmpty().Min();
    }

    public IReadOnlyList<SetupRequest> Members { get; }

    public SetupPlacement? With { get; }

    /// <summary>The longest of the group's, since all of it ends at the same time.</summary>
    public int SetupDays { get; }

    /// <summary>The months that are possible on an empty calendar, the best first.</summary>
    public IReadOnlyList<MonthChoice> Months { get; }

    public int Size => Members.Count;

    /// <summary>Settled by the search, before the insurers that stand alone.</summary>
    public bool IsGroup => Size > 1 || With is not null;

    /// <summary>By how many months some member is moved even on an empty calendar.</summary>
    public int LeastGreatest { get; }

    /// <summary>The months in which no member is moved by more than so many months beyond what is needed anyway.</summary>
    public IEnumerable<MonthChoice> MonthsWithin(int extra) => Months.Where(c => c.Greatest <= LeastGreatest + extra);

    public IEnumerable<int> Starts(int month) =>
        With is null ? calendar.StartsIn(month, SetupDays) : [calendar.IndexOf(With.StartsOn)!.Value];

    public SetupPlacement PlacementAt(int day) => With ?? calendar.PlacementAt(day, SetupDays);

    private int ShiftOf(SetupRequest member, int month) =>
        member.WishedMonth is { } wished ? Math.Abs(calendar.IndexOf(wished) - month) : 0;
}

/// <param name="Month">Counted from the first one.</param>
/// <param name="Shift">All members' months from their wishes.</param>
/// <param name="Greatest">The greatest of them.</param>
internal readonly record struct MonthChoice(int Month, int Shift, int Greatest);
