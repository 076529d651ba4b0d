using Portal.Core.Municipalities;
using Portal.Core.Time;
using static Portal.Tests.Core.Municipalities.Requests;

namespace Portal.Tests.Core.Municipalities;

/// <summary>1団体を動かしたとき、何が破られるか.</summary>
public sealed class ScheduleMoveTests
{
    private static readonly ScheduleTerms Terms = new(2, 3);

    private static readonly SetupRequest[] All =
    [
        New(1, new(2027, 5), from: new(2026, 11), days: 19),
        New(2, locked: On(2027, 6, 1)),
        New(3, group: 1, days: 2),
        New(4, group: 1, days: 2),
        New(5, group: 1, days: 2),
        New(6),
        New(7, group: 1, days: 2),
    ];

    private static readonly Dictionary<Guid, SetupPlacement> Board = new()
    {
        [Id(1)] = On(2027, 6, 1, 28),
        [Id(2)] = On(2027, 6, 1),
        [Id(3)] = On(2027, 7, 1, 2),
        [Id(4)] = On(2027, 7, 1, 2),
        [Id(5)] = On(2027, 8, 2, 2),
        [Id(7)] = On(2027, 7, 1, 2),
    };

    [Theory]
    [InlineData(1, 2026, 8, ScheduleRule.FirstMonth, "初期セットアップを始められるのは、令和8年9月からです。")]
    [InlineData(1, 2026, 10, ScheduleRule.VendorMonth, "保険者1のシステムベンダが対応できるのは、令和8年11月からです。")]
    [InlineData(1, 2028, 4, ScheduleRule.Deadline, "初期セットアップは、令和10年3月31日（金）までに完了する必要があります。")]
    [InlineData(1, 2027, 5, ScheduleRule.OneMonth, "初期セットアップに19営業日かかりますが、令和9年5月に使える営業日は18日です。1つの月のうちに完了する必要があります。")]
    [InlineData(2, 2027, 5, ScheduleRule.Locked, "日程が固定されています。動かすときは、先に固定を外してください。")]
    [InlineData(3, 2027, 10, ScheduleRule.SameTime, "同じ時期に行う保険者4ほか1団体の初期セットアップは、令和9年7月1日（木）からです。")]
    [InlineData(3, 2027, 7, ScheduleRule.SameTime, "同じ時期に行う保険者5の初期セットアップは、令和9年8月2日（月）からです。")]
    public void A_rule_that_breaks_is_named(int order, int year, int month, ScheduleRule rule, string sentence)
    {
        var move = ScheduleMove.Explain(All, Board, Terms, Id(order), new YearMonth(year, month));

        Assert.Contains(new BrokenRule(rule, sentence), move.Broken);
    }

    [Fact]
    public void Nothing_breaks_and_the_days_are_told()
    {
        var move = ScheduleMove.Explain(All, Board, Terms, Id(6), new YearMonth(2027, 6));

        Assert.Empty(move.Broken);
        Assert.Equal(On(2027, 6, 2), move.Placement);
    }

    [Fact]
    public void All_that_breaks_is_told_in_the_order_of_the_rules()
    {
        var requests = All.Select(r => r.InsurerId == Id(3) ? r with { Locked = Board[Id(3)], VendorFrom = new YearMonth(2027, 7) } : r).ToList();

        var move = ScheduleMove.Explain(requests, Board, Terms, Id(3), new YearMonth(2026, 8));

        Assert.Equal([ScheduleRule.Locked, ScheduleRule.FirstMonth, ScheduleRule.VendorMonth, ScheduleRule.SameTime, ScheduleRule.SameTime], move.Broken.Select(b => b.Rule));
        Assert.Null(move.Placement);
    }

    [Theory]
    [InlineData(1, 9, ScheduleRule.PerDay, "令和8年9月は、始められるどの日も、1日に始められる1団体に達しています。")]
    [InlineData(2, 4, ScheduleRule.PerWeek, "令和8年9月は、始められる日のあるどの週も、1週間に始められる4団体に達しています。")]
    public void A_month_without_room_is_told_by_day_or_week(int perDay, int perWeek, ScheduleRule rule, string sentence)
    {
        var terms = new ScheduleTerms(perDay, perWeek) { CompleteBefore = new(2026, 9, 5) };
        var requests = Enumerable.Range(1, 5).Select(n => New(n)).ToList();
        var board = Enumerable.Range(1, 4).ToDictionary(Id, n => On(2026, 9, n));

        var move = ScheduleMove.Explain(requests, board, terms, Id(5), new YearMonth(2026, 9));

        Assert.Equal(new BrokenRule(rule, sentence), Assert.Single(move.Broken));
    }

    [Fact]
    public void A_member_that_comes_to_the_others_takes_their_days()
    {
        var move = ScheduleMove.Explain(All.Where(r => r.InsurerId != Id(4)).ToList(), Board, Terms, Id(5), new YearMonth(2027, 7));

        Assert.Equal([], move.Broken.Where(b => b.Rule == ScheduleRule.SameTime));
        Assert.Equal(ScheduleRule.PerDay, Assert.Single(move.Broken).Rule);
        Assert.Equal(Board[Id(3)], ScheduleMove.Explain(All, Board, new ScheduleTerms(4, 4), Id(5), new YearMonth(2027, 7)).Placement);
    }
}
