using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Tests.Core.Municipalities;

/// <summary>
/// Every schedule that keeps the rules, tried one by one, and the best of them by the objective as ADR 59 writes it down. It shares no code with the
/// proposer but what a request and a business day is.
/// </summary>
internal sealed class AllSchedules
{
    private readonly ScheduleTerms terms;
    private readonly List<Unit> units;
    private readonly Dictionary<DateOnly, int> onDay = [];
    private readonly Dictionary<int, int> inWeek = [];
    private readonly Choice?[] chosen;
    private readonly Choice[][] open;
    private int[]? best;
    private Choice?[] bestChoice = [];

    private AllSchedules(List<SetupRequest> requests, ScheduleTerms terms)
    {
        this.terms = terms;
        foreach (var locked in requests.Where(r => r.Locked is not null))
        {
            Take(locked.Locked!.StartsOn, 1);
        }

        // Groups before the others, each by registration.
        units = [.. requests.OrderBy(r => r.RegistrationOrder).GroupBy(r => r.GroupId ?? r.InsurerId)
            .Where(g => g.Any(r => r.Locked is null))
            .Select(g => new Unit([.. g.Where(r => r.Locked is null)], g.FirstOrDefault(r => r.Locked is not null)?.Locked, terms))
            .OrderBy(u => u.IsGroup ? 0 : 1)];
        chosen = new Choice?[units.Count];
        open = [.. units.Select(u => u.Choices.Where(c => HasRoom(u, c.Placement.StartsOn)).ToArray())];
        Try(0, 0);
    }

    /// <summary>The placements by id; who is left is not among them.</summary>
    public static Dictionary<Guid, SetupPlacement> Best(List<SetupRequest> requests, ScheduleTerms terms, out int left, out int extra, out int total)
    {
        var all = new AllSchedules(requests, terms);
        (left, extra, total) = (all.best![0], all.best[1], all.best[2]);
        return all.units.Zip(all.bestChoice).Where(p => p.Second is not null)
            .SelectMany(p => p.First.Members.Select(m => (m.InsurerId, p.Second!.Placement))).ToDictionary(p => p.InsurerId, p => p.Placement);
    }

    private static int WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).DayNumber;

    private void Try(int index, int left)
    {
        if (best is not null && left > best[0])
        {
            return;
        }

        if (index == units.Count)
        {
            Compare(left);
            return;
        }

        var unit = units[index];
        foreach (var choice in open[index])
        {
            var start = choice.Placement.StartsOn;
            if (HasRoom(unit, start))
            {
                Take(start, unit.Members.Count);
                chosen[index] = choice;
                Try(index + 1, left);
                Take(start, -unit.Members.Count);
            }
        }

        chosen[index] = null;
        Try(index + 1, left + unit.Members.Count);
    }

    private bool HasRoom(Unit unit, DateOnly start) =>
        onDay.GetValueOrDefault(start) + unit.Members.Count <= terms.PerDay
        && inWeek.GetValueOrDefault(WeekOf(start)) + unit.Members.Count <= terms.PerWeek;

    private void Take(DateOnly start, int count)
    {
        onDay[start] = onDay.GetValueOrDefault(start) + count;
        inWeek[WeekOf(start)] = inWeek.GetValueOrDefault(WeekOf(start)) + count;
    }

    /// <summary>Fewest left; least extra; least sum; groups' months and days; the others' months; the others' days.</summary>
    private void Compare(int left)
    {
        var placed = units.Zip(chosen).ToList();
        int[] key =
        [
            left,
            placed.Max(p => p.Second is null ? 0 : p.Second.Greatest - p.First.LeastGreatest),
            placed.Sum(p => p.Second?.Shift ?? 0),
            .. placed.Where(p => p.First.IsGroup).Select(p => p.Second is null ? int.MaxValue : Array.IndexOf(p.First.Choices, p.Second)),
            .. placed.Where(p => !p.First.IsGroup).Select(p => p.Second?.MonthRank ?? int.MaxValue),
            .. placed.Where(p => !p.First.IsGroup).Select(p => p.Second?.Placement.StartsOn.DayNumber ?? 0),
        ];
        if (best is null || key.AsSpan().SequenceCompareTo(best) < 0)
        {
            (best, bestChoice) = (key, [.. chosen]);
        }
    }

    private sealed record Choice(SetupPlacement Placement, int Shift, int Greatest, int MonthRank);

    private sealed class Unit
    {
        public Unit(List<SetupRequest> members, SetupPlacement? with, ScheduleTerms terms)
        {
            Members = members;
            IsGroup = members.Count > 1 || with is not null;
            var days = members.Max(m => m.SetupDays);
            var months = Enumerable.Range(0, terms.FirstMonth.MonthsUntil(terms.LastMonth) + 1).Select(terms.FirstMonth.PlusMonths)
                .Where(m => members.TrueForAll(r => r.VendorFrom <= m))
                .Select(m => (Month: m, Shift: members.Sum(r => Shift(r, m)), Greatest: members.Max(r => Shift(r, m)), Starts: Starts(m, days, with, terms)))
                .Where(m => m.Starts.Count > 0)
                .OrderBy(m => m.Shift).ThenBy(m => m.Greatest)
                .ThenBy(m => members.Exists(r => r.WishedMonth is not null) ? -terms.FirstMonth.MonthsUntil(m.Month) : terms.FirstMonth.MonthsUntil(m.Month))
                .ToList();
            Choices = [.. months.SelectMany((m, rank) => m.Starts.Select(p => new Choice(p, m.Shift, m.Greatest, rank)))];
            LeastGreatest = months.Count == 0 ? 0 : months.Min(m => m.Greatest);
        }

        public List<SetupRequest> Members { get; }

        public bool IsGroup { get; }

        public int LeastGreatest { get; }

        public Choice[] Choices { get; }

        private static int Shift(SetupRequest request, YearMonth month) =>
            request.WishedMonth is { } wished ? Math.Abs(wished.MonthsUntil(month)) : 0;

        private static List<SetupPlacement> Starts(YearMonth month, int days, SetupPlacement? with, ScheduleTerms terms)
        {
            var open = Enumerable.Range(0, month.LastDay.Day).Select(month.FirstDay.AddDays)
                .Where(d => d < terms.CompleteBefore && d.IsBusinessDay()).ToList();
            return with is null
                ? [.. open.Take(Math.Max(0, open.Count - days + 1)).Select((d, n) => new SetupPlacement(d, open[n + days - 1]))]
                : [.. open.Where(d => d == with.StartsOn && with.CompletesOn < terms.CompleteBefore).Select(_ => with)];
        }
    }
}
