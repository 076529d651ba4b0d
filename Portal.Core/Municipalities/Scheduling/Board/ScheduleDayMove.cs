using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体をある日に動かしたとき: as <see cref="ScheduleMove"/>, for one day that somebody has named.</summary>
public static class ScheduleDayMove
{
    /// <returns>What breaks and where the setup would lie; refused for a day on which no setup can begin.</returns>
    public static Result<ScheduleMove> Explain(
        IReadOnlyCollection<SetupRequest> requests, IReadOnlyDictionary<Guid, SetupPlacement> board, ScheduleTerms terms, Guid insurerId, DateOnly day)
    {
        var month = YearMonth.Of(day);
        var within = Within(terms, month);
        var calendar = new SetupCalendar(within);
        var moved = requests.Single(r => r.InsurerId == insurerId);
        if (calendar.IndexOf(day) is not { } index)
        {
            return ScheduleErrors.NoSetupOn(day, "土曜日、日曜日、祝日、年末年始か、期限のあとです。");
        }

        if (!calendar.StartsIn(calendar.IndexOf(month), moved.SetupDays).Contains(index))
        {
            return ScheduleErrors.NoSetupOn(day, $"初期セットアップに{moved.SetupDays}営業日かかり、その月のうちに完了できません。");
        }

        // Of the month's own sentences, those about room speak of all of its days.
        var placement = calendar.PlacementAt(index, moved.SetupDays);
        var broken = ScheduleMove.Explain(requests, board, terms, insurerId, month).Broken
            .Where(b => b.Rule is not (ScheduleRule.PerDay or ScheduleRule.PerWeek or ScheduleRule.OneMonth or ScheduleRule.SameTime or ScheduleRule.Locked)).ToList();
        broken.AddRange(MatesElsewhere(requests, board, moved, placement));
        var others = board.Where(b => b.Key != insurerId).Select(b => b.Value.StartsOn).ToList();
        var (onDay, inWeek) = (others.Count(d => d == day), others.Count(d => calendar.WeekOf(d) == calendar.WeekOf(day)));
        if (onDay >= terms.PerDay)
        {
            broken.Add(ScheduleRuleText.ThisDayFull(day, onDay, terms.PerDay));
        }

        if (inWeek >= terms.PerWeek)
        {
            broken.Add(ScheduleRuleText.ThisWeekFull(day, inWeek, terms.PerWeek));
        }

        return new ScheduleMove([.. broken.OrderBy(b => b.Rule)], placement);
    }

    private static IEnumerable<BrokenRule> MatesElsewhere(
        IEnumerable<SetupRequest> requests, IReadOnlyDictionary<Guid, SetupPlacement> board, SetupRequest moved, SetupPlacement placement) =>
        requests.Where(r => moved.GroupId is not null && r.GroupId == moved.GroupId && r.InsurerId != moved.InsurerId && board.ContainsKey(r.InsurerId))
            .OrderBy(r => r.RegistrationOrder).GroupBy(r => board[r.InsurerId]).Where(g => g.Key != placement)
            .Select(g => ScheduleRuleText.MatesElsewhere(g.First().Name, g.Count() - 1, g.Key));

    // A day of this month may still be named: the month's own rule says that it comes early.
    private static ScheduleTerms Within(ScheduleTerms terms, YearMonth month) =>
        month < terms.FirstMonth && month.MonthsUntil(terms.LastMonth) < SetupCalendar.MaxMonths ? terms with { FirstMonth = month }
        : terms;
}
