using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Tests.Core.Municipalities;

/// <summary>1団体をある日に動かす: which days there are, and what breaks on them.</summary>
public sealed class ScheduleDayMoveTests
{
    private static readonly ScheduleTerms Terms = new(2, 3) { FirstMonth = new YearMonth(2027, 1) };

    public static TheoryData<int, int, int, string> NoDays => new()
    {
        { 2027, 2, 6, "土曜日" },
        { 2027, 2, 11, "祝日" },
        { 2026, 12, 29, "年末年始" },
        { 2027, 2, 23, "祝日" },
        { 2027, 2, 25, "完了できません" },
        { 2028, 3, 30, "完了できません" },
        { 2028, 4, 3, "期限のあと" },
        { 1999, 4, 1, "期限のあと" },
    };

    [Theory]
    [MemberData(nameof(NoDays))]
    public void A_day_on_which_no_setup_can_begin_is_refused(int year, int month, int day, string why)
    {
        var result = Explain([Requests.New(1, days: 3)], [], new DateOnly(year, month, day));

        var error = Assert.Single(result.Errors);
        Assert.Equal("Day", error.Field);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_free_day_breaks_nothing_and_says_where_the_setup_lies()
    {
        var result = Explain([Requests.New(1, days: 3)], [], new DateOnly(2027, 2, 10));

        Assert.Empty(result.Value.Broken);
        Assert.Equal(new SetupPlacement(new DateOnly(2027, 2, 10), new DateOnly(2027, 2, 15)), result.Value.Placement);
        Assert.Equal(new DateOnly(2027, 2, 22), result.Value.Placement!.ServiceStartsOn);
    }

    [Fact]
    public void Each_rule_that_breaks_is_told()
    {
        List<SetupRequest> requests =
        [
            Requests.New(1, from: new YearMonth(2027, 3), group: 1), Requests.New(2, group: 1), Requests.New(3), Requests.New(4), Requests.New(5),
        ];
        var full = Requests.On(2026, 12, 1);

        var result = Explain(
            requests, new() { [2] = Requests.On(2027, 4, 1), [3] = full, [4] = full, [5] = Requests.On(2026, 12, 3) }, full.StartsOn);

        Assert.Equal(
            [ScheduleRule.FirstMonth, ScheduleRule.VendorMonth, ScheduleRule.SameTime, ScheduleRule.PerDay, ScheduleRule.PerWeek],
            result.Value.Broken.Select(b => b.Rule));
        Assert.Contains("すでに2団体が始めます", result.Value.Broken[3].Sentence, StringComparison.Ordinal);
        Assert.Equal(full, result.Value.Placement);
    }

    [Fact]
    public void Its_own_place_takes_no_room_from_it()
    {
        var day = Requests.On(2027, 2, 1);

        var result = Explain([Requests.New(1), Requests.New(2)], new() { [1] = day, [2] = day }, day.StartsOn);

        Assert.Empty(result.Value.Broken);
    }

    private static Result<ScheduleMove> Explain(
        List<SetupRequest> requests, Dictionary<int, SetupPlacement> board, DateOnly day) =>
        ScheduleDayMove.Explain(requests, board.ToDictionary(b => Requests.Id(b.Key), b => b.Value), Terms, Requests.Id(1), day);
}
