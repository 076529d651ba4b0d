using MediatR;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>日程盤: how many setups begin in which month, by vendor or by prefecture.</summary>
/// <param name="ByPrefecture">Otherwise by vendor.</param>
/// <param name="State">As in <see cref="ScheduleFilter"/>.</param>
public sealed record ShowScheduleBoard(bool ByPrefecture, string? State) : IRequest<ScheduleBoard>;

/// <param name="Months">From the first to the last in which a setup begins; empty without any.</param>
/// <param name="Lines">One for each vendor or prefecture that has insurers in it.</param>
/// <param name="Totals">Of each month.</param>
/// <param name="States">How many insurers are in which state; those without a schedule are None.</param>
/// <param name="Overdue">回答が遅れている.</param>
/// <param name="Waiting">事務局の対応を待っている.</param>
public sealed record ScheduleBoard(
    IReadOnlyList<YearMonth> Months, IReadOnlyList<BoardLine> Lines, IReadOnlyList<MonthLoad> Totals,
    IReadOnlyDictionary<InsurerScheduleStatus, int> States, int Insurers, int None, int Overdue, int Waiting);

/// <param name="Key">What the list is filtered by: the vendor's name or the prefecture's Latin letters.</param>
/// <param name="Text">On screen.</param>
/// <param name="Counts">One for each month.</param>
/// <param name="None">Without a schedule.</param>
public sealed record BoardLine(string Key, string Text, IReadOnlyList<int> Counts, int None)
{
    public int All => Counts.Sum();
}

/// <param name="Count">How many begin.</param>
/// <param name="Room">始められる数の目安, by the terms of now; null where the month is over.</param>
public sealed record MonthLoad(YearMonth Month, int Count, int? Room)
{
    public bool IsOver => Count > Room;
}

public sealed class ShowScheduleBoardHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ShowScheduleBoard, ScheduleBoard>
{
    public async Task<ScheduleBoard> Handle(ShowScheduleBoard request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var all = await BoardRows.ReadAsync(db, cancellationToken);
        var terms = await TermsInForce.ReadAsync(db, cancellationToken);
        var rows = new ScheduleFilter(State: request.State).Apply(all, today).ToList();
        var months = MonthsOf([.. rows.Select(r => r.Month).OfType<YearMonth>()]);
        var lines = rows.GroupBy(r => request.ByPrefecture
                ? (Key: r.Prefecture?.Romaji ?? ScheduleFilter.NoVendor, Text: r.Prefecture?.Name ?? "都道府県不明", Order: r.Prefecture?.Code ?? "99")
                : (Key: r.VendorName ?? ScheduleFilter.NoVendor, Text: r.VendorName ?? "ベンダ不明", Order: r.VendorName is null ? "2" : $"1{r.VendorName}"))
            .OrderBy(g => g.Key.Order, StringComparer.Ordinal)
            .Select(g => new BoardLine(g.Key.Key, g.Key.Text, [.. months.Select(m => g.Count(r => r.Month == m))], g.Count(r => r.Schedule is null)));
        return new ScheduleBoard(
            months, [.. lines], [.. months.Select(m => new MonthLoad(m, rows.Count(r => r.Month == m), RoomIn(m, terms.On(today))))],
            all.Where(r => r.Schedule is not null).CountBy(r => r.Schedule!.Status).ToDictionary(), all.Count, all.Count(r => r.Schedule is null),
            new ScheduleFilter(State: ScheduleFilter.Overdue).Apply(all, today).Count(), new ScheduleFilter(State: ScheduleFilter.Waiting).Apply(all, today).Count());
    }

    private static List<YearMonth> MonthsOf(List<YearMonth> there) =>
        there.Count == 0 ? [] : [.. Enumerable.Range(0, there.Min().MonthsUntil(there.Max()) + 1).Select(there.Min().PlusMonths)];

    // A week of two months is counted in both: what is told is about how many, and the proposer counts exactly.
    private static int? RoomIn(YearMonth month, ScheduleTerms terms)
    {
        if (month < terms.FirstMonth || month > terms.LastMonth)
        {
            return null;
        }

        var calendar = new SetupCalendar(terms);
        return calendar.StartsIn(calendar.IndexOf(month), 1).GroupBy(calendar.WeekOf).Sum(week => Math.Min(terms.PerWeek, terms.PerDay * week.Count()));
    }
}
