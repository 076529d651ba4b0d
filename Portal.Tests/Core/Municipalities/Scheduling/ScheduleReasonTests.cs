using Portal.Core.Municipalities;
using Portal.Core.Time;
using static Portal.Tests.Core.Municipalities.Requests;

namespace Portal.Tests.Core.Municipalities;

/// <summary>割り当てられないとき: each rule is named by a sentence.</summary>
public sealed class ScheduleReasonTests
{
    private static readonly ScheduleTerms Wide = new(10, 50);

    [Fact]
    public void A_vendor_that_comes_too_late_or_is_not_known_is_named()
    {
        var proposal = ScheduleProposer.Propose(
            [New(1, from: new(2028, 4)), New(2) with { VendorFrom = null }, New(3, from: new(2028, 3), days: 22)], Wide);

        Assert.Equal(
            new LeftInsurer(Id(1), ScheduleRule.VendorMonth, "保険者1のシステムベンダが対応できるのは令和10年4月からで、期限の令和10年3月31日（金）までに完了できません。"),
            proposal.Left(1));
        Assert.Equal(
            new LeftInsurer(Id(2), ScheduleRule.VendorMonth, "保険者2のシステムベンダが対応できる時期がわかりません。システムベンダと、対応できる月を登録してください。"),
            proposal.Left(2));
        Assert.Equal(new DateOnly(2028, 3, 31), proposal.PlacementOf(3)!.CompletesOn);
    }

    [Fact]
    public void No_month_may_be_long_enough()
    {
        var proposal = ScheduleProposer.Propose([New(1, days: 23), New(2, from: new(2027, 7), days: 22)], Wide);

        Assert.Equal(
            new LeftInsurer(Id(1), ScheduleRule.OneMonth, "初期セットアップに23営業日かかり、1つの月のうちに始めて完了できる月がありません。"), proposal.Left(1));
        Assert.Equal(new YearMonth(2028, 3), proposal.PlacementOf(2)!.Month);
    }

    [Theory]
    [InlineData(2, 50, ScheduleRule.PerDay, "同じ日に始める3団体が、1日に始められる2団体を超えています。")]
    [InlineData(4, 2, ScheduleRule.PerWeek, "同じ日に始める3団体が、1週間に始められる2団体を超えています。")]
    public void A_group_may_be_too_large(int perDay, int perWeek, ScheduleRule rule, string sentence)
    {
        var proposal = ScheduleProposer.Propose([New(1, group: 1), New(2, group: 1), New(3, group: 1)], new ScheduleTerms(perDay, perWeek));

        Assert.All(proposal.Left, l => Assert.Equal((rule, sentence), (l.Rule, l.Reason)));
        Assert.Equal(3, proposal.Left.Count);
    }

    [Fact]
    public void All_may_be_full_for_one_or_for_a_group()
    {
        var terms = new ScheduleTerms(2, 3) { CompleteBefore = new(2026, 9, 7) };

        var proposal = ScheduleProposer.Propose([New(1), New(2), New(3), New(4), New(5, group: 1), New(6, group: 1)], terms);

        // Three are left either way; among equals groups go first, then who was registered first.
        Assert.Equal([Id(2), Id(3), Id(4)], proposal.Left.Select(l => l.InsurerId));
        Assert.Equal("令和8年9月に始められる枠が、すべて埋まっています（1日2団体、1週間3団体まで）。", proposal.Left(4).Reason);
    }

    [Fact]
    public void A_group_may_not_find_its_days_together()
    {
        var terms = new ScheduleTerms(2, 10) { CompleteBefore = new(2026, 9, 3) };

        var proposal = ScheduleProposer.Propose(
            [New(1, locked: On(2026, 9, 1)), New(2, locked: On(2026, 9, 2)), New(3, group: 1), New(4, group: 1)], terms);

        Assert.Equal("同じ日に始める2団体が入る枠が、令和8年9月に残っていません（1日2団体、1週間10団体まで）。", proposal.Left(3).Reason);
        Assert.Equal(proposal.Left(3).Reason, proposal.Left(4).Reason);
    }

    [Fact]
    public void Members_that_are_locked_apart_leave_the_others_no_time()
    {
        var proposal = ScheduleProposer.Propose(
            [New(1, group: 1, locked: On(2027, 1, 4)), New(2, group: 1, locked: On(2027, 2, 1)), New(3, group: 1)], Wide);

        Assert.Equal(
            new LeftInsurer(Id(3), ScheduleRule.SameTime, "同じ時期に行う保険者1が令和9年1月4日（月）、保険者2が令和9年2月1日（月）に固定されていて、そろえられません。"),
            proposal.Left(3));
    }

    [Theory]
    [InlineData(2027, 1, 2026, 9, ScheduleRule.SameTime, "同じ時期に行う保険者1が令和8年12月に固定されていますが、保険者2のシステムベンダが対応できるのは令和9年1月からです。", 1)]
    [InlineData(2026, 9, 2026, 9, ScheduleRule.PerDay, "同じ時期に行う保険者1が令和8年12月1日（火）に固定されていますが、その日に始められる枠が残っていません（1日1団体、1週間50団体まで）。", 1)]
    [InlineData(2026, 9, 2026, 9, ScheduleRule.SameTime, "同じ時期に行う保険者1が令和8年12月29日（火）に固定されていますが、初期セットアップを始められる日ではありません。", 29)]
    public void The_days_of_a_locked_member_may_not_do_for_the_others(
        int year, int month, int wishYear, int wishMonth, ScheduleRule rule, string sentence, int day)
    {
        var proposal = ScheduleProposer.Propose(
            [New(1, group: 1, locked: On(2026, 12, day)), New(2, new(wishYear, wishMonth), new(year, month), group: 1)], new ScheduleTerms(1, 50));

        Assert.Equal((rule, sentence), (proposal.Left(2).Rule, proposal.Left(2).Reason));
    }
}
