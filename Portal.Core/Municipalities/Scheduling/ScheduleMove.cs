using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体を動かしたとき: what breaks when one insurer goes to a month, and where in it the setup would lie.</summary>
/// <param name="Broken">In the order of the rules; empty when nothing breaks.</param>
/// <param name="Placement">The first days that have room; null when there are none.</param>
public sealed record ScheduleMove(IReadOnlyList<BrokenRule> Broken, SetupPlacement? Placement)
{
    /// <summary>Everybody else stays where the board has them.</summary>
    /// <param name="board">Where everybody is now; who is left is not in it.</param>
    public static ScheduleMove Explain(
        IReadOnlyCollection<SetupRequest> requests, IReadOnlyDictionary<Guid, SetupPlacement> board, ScheduleTerms terms, Guid insurerId, YearMonth month)
    {
        var moved = requests.Single(r => r.InsurerId == insurerId);
        var (broken, mates) = (new List<BrokenRule>(), MatesOf(moved, requests, board));
        if (moved.Locked is not null)
        {
            broken.Add(ScheduleRuleText.Locked);
        }

        if (moved.VendorFrom is not { } from)
        {
            broken.Add(ScheduleRuleText.VendorUnknown(moved.Name));
        }
        else if (month < from)
        {
            broken.Add(ScheduleRuleText.VendorLater(moved.Name, from));
        }

        var together = mates.Select(m => board[m.InsurerId]).FirstOrDefault(p => p.Month == month);
        broken.AddRange(mates.GroupBy(m => board[m.InsurerId]).Where(g => g.Key != together)
            .Select(g => ScheduleRuleText.MatesElsewhere(g.First().Name, g.Count() - 1, g.Key)));

        var (full, placement) = RoomFor(moved, together, board, terms, month);
        broken.AddRange(full);
        return new ScheduleMove([.. broken.OrderBy(b => b.Rule)], placement);
    }

    private static List<SetupRequest> MatesOf(
        SetupRequest moved, IEnumerable<SetupRequest> requests, IReadOnlyDictionary<Guid, SetupPlacement> board) =>
    [
        .. requests.Where(r => moved.GroupId is not null && r.GroupId == moved.GroupId && r.InsurerId != moved.InsurerId && board.ContainsKey(r.InsurerId))
            .OrderBy(r => r.RegistrationOrder).ThenBy(r => r.InsurerId),
    ];

    /// <param name="together">Where members of the same group already are in this month: the only days that come into question.</param>
    private static (BrokenRule[] Broken, SetupPlacement? Placement) RoomFor(
        SetupRequest moved, SetupPlacement? together, IReadOnlyDictionary<Guid, SetupPlacement> board, ScheduleTerms terms, YearMonth month)
    {
        if (month < terms.FirstMonth)
        {
            return ([ScheduleRuleText.TooEarly(terms.FirstMonth)], null);
        }

        if (month > terms.LastMonth)
        {
            return ([ScheduleRuleText.AfterDeadline(terms.LastDay)], null);
        }

        var calendar = new SetupCalendar(terms);
        var room = new SetupRoom(calendar, terms, board.Where(b => b.Key != moved.InsurerId).Select(b => b.Value.StartsOn));
        var index = calendar.IndexOf(month);
        var days = calendar.StartsIn(index, moved.SetupDays).Where(d => together is null || calendar.IndexOf(together.StartsOn) == d).ToList();
        if (days.Count == 0)
        {
            return ([ScheduleRuleText.TooFewDays(moved.SetupDays, month, calendar.BusinessDaysIn(index))], null);
        }

        return days.Where(d => room.IsEnough(d, 1)).Select(d => (int?)d).FirstOrDefault() is { } free
            ? ([], together ?? calendar.PlacementAt(free, moved.SetupDays))
            : (FullIn(days, room, terms, month), null);
    }

    private static BrokenRule[] FullIn(List<int> days, SetupRoom room, ScheduleTerms terms, YearMonth month) =>
        days.TrueForAll(d => room.OnDay(d) == 0) ? [ScheduleRuleText.DayFull(month, terms.PerDay)]
        : days.TrueForAll(d => room.InWeekOf(d) == 0) ? [ScheduleRuleText.WeekFull(month, terms.PerWeek)]
        : [ScheduleRuleText.DayFull(month, terms.PerDay), ScheduleRuleText.WeekFull(month, terms.PerWeek)];
}
