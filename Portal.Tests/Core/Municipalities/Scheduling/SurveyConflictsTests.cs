using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Tests.Core.Municipalities;

/// <summary>再確認の3つの理由.</summary>
public sealed class SurveyConflictsTests
{
    private static readonly ScheduleTerms Terms = new(10, 50);

    [Fact]
    public void An_answer_without_contradiction_is_not_asked_again() =>
        Assert.Empty(SurveyConflicts.In([Answer(1), Answer(2)], Terms));

    [Theory]
    [InlineData(null, "2026-12-31", "A社", "アンケートに回答していますが、初期セットアップの希望の月がありません。")]
    [InlineData("2027-02", "2026-12-31", null, "アンケートに回答していますが、システムベンダの回答がありません。")]
    [InlineData("2028-04", "2026-12-31", "A社", "初期セットアップの希望は令和10年4月ですが、初期セットアップは令和10年3月31日（金）までに完了する必要があります。")]
    [InlineData("2026-11", "2026-12-31", "A社", "初期セットアップの希望は令和8年11月ですが、標準準拠システムへの移行は令和8年12月31日（木）です。")]
    [InlineData("2027-02", "2027-01-02", "A社", "標準準拠システムへの移行は令和9年1月2日（土）ですが、適合基準日は令和9年1月1日（金）で、延期できません。")]
    public void A_defective_answer_is_told_with_both_facts(string? wish, string standardised, string? vendor, string sentence)
    {
        var conflict = Assert.Single(SurveyConflicts.In([Answer(1, wish, standardised, vendor)], Terms));

        Assert.Equal((ReconfirmationReason.DefectiveAnswer, sentence), (conflict.Reason, conflict.Sentence));
    }

    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    [InlineData(null)]
    public void The_conformity_day_itself_is_in_time(string? standardised) =>
        Assert.Empty(SurveyConflicts.In([Answer(1, "2027-01", standardised)], Terms));

    [Fact]
    public void Members_that_differ_are_each_told_of_another()
    {
        var group = Guid.CreateVersion7();

        var conflicts = SurveyConflicts.In(
            [
                Answer(3, "2027-03") with { GroupId = group }, Answer(1, "2027-02") with { GroupId = group },
                Answer(2, "2027-02") with { GroupId = group }, Answer(4, "2027-05"),
            ],
            Terms);

        Assert.All(conflicts, c => Assert.Equal(ReconfirmationReason.MembersDiffer, c.Reason));
        Assert.Equal(
            [
                "保険者1の希望は令和9年2月ですが、同じ時期に行う保険者3の希望は令和9年3月です。",
                "保険者2の希望は令和9年2月ですが、同じ時期に行う保険者3の希望は令和9年3月です。",
                "保険者3の希望は令和9年3月ですが、同じ時期に行う保険者1の希望は令和9年2月です。",
            ],
            conflicts.Select(c => c.Sentence));
    }

    [Fact]
    public void A_member_without_a_wish_is_defective_and_no_difference()
    {
        var group = Guid.CreateVersion7();

        var conflict = Assert.Single(SurveyConflicts.In(
            [Answer(1, null) with { GroupId = group }, Answer(2, "2027-02") with { GroupId = group }], Terms));

        Assert.Equal((Requests.Id(1), ReconfirmationReason.DefectiveAnswer), (conflict.InsurerId, conflict.Reason));
    }

    [Theory]
    [InlineData("2026-08", "2026-11", "初期セットアップの希望は令和8年8月ですが、初期セットアップを始められるのは令和8年9月からです。")]
    [InlineData("2026-09", "2026-11", "初期セットアップの希望は令和8年9月ですが、システムベンダ（A社）が対応できるのは令和8年11月からです。")]
    [InlineData("2026-10", "2026-11", "初期セットアップの希望は令和8年10月ですが、システムベンダ（A社）が対応できるのは令和8年11月からです。")]
    [InlineData("2026-11", "2026-11", null)]
    [InlineData("2026-09", null, null)]
    public void Too_early_is_told_against_the_first_month_or_the_vendor(string wish, string? from, string? sentence)
    {
        var conflicts = SurveyConflicts.In([Answer(1, wish, null) with { VendorFrom = Month(from) }], Terms);

        Assert.Equal(sentence, conflicts.SingleOrDefault()?.Sentence);
        Assert.All(conflicts, c => Assert.Equal(ReconfirmationReason.EarlierThanPossible, c.Reason));
    }

    [Fact]
    public void A_union_with_the_function_connects_itself()
    {
        var conflict = Assert.Single(SurveyConflicts.In([Answer(1) with { ConnectingBody = ConnectingBody.Members }], Terms));

        Assert.Equal(
            (ReconfirmationReason.DefectiveAnswer, nameof(SurveyForm.ConnectingBody)), (conflict.Reason, SurveyConflicts.FieldOf(conflict)));
        Assert.Empty(SurveyConflicts.In([Answer(1) with { ConnectingBody = ConnectingBody.Insurer }], Terms));
    }

    private static SetupAnswer Answer(int order, string? wish = "2027-02", string? standardised = "2026-12-31", string? vendor = "A社") => new(
        Requests.Id(order), $"保険者{order}", order, Month(wish),
        standardised is null ? null : DateOnly.Parse(standardised, System.Globalization.CultureInfo.InvariantCulture), vendor, new YearMonth(2026, 9));

    private static YearMonth? Month(string? month) =>
        month is null ? null : YearMonth.Of(DateOnly.Parse($"{month}-01", System.Globalization.CultureInfo.InvariantCulture));
}
