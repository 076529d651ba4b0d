using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>日程の条件: stored, dated, and the newest holds.</summary>
public sealed class ScheduleTermsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(2026, 8, 1, 2026, 9)]
    [InlineData(2026, 9, 30, 2026, 10)]
    [InlineData(2026, 12, 31, 2027, 1)]
    [InlineData(2028, 3, 31, 2028, 3)]
    public void A_setup_begins_next_month_at_the_earliest(int year, int month, int day, int firstYear, int firstMonth) =>
        Assert.Equal(new YearMonth(firstYear, firstMonth), new TermsInForce(0, 1, 1, 1).On(new DateOnly(year, month, day)).FirstMonth);

    [Theory]
    [InlineData(null, 40, 5, "PerDay")]
    [InlineData(0, 40, 5, "PerDay")]
    [InlineData(10, 9, 5, "PerWeek")]
    [InlineData(10, 2001, 5, "PerWeek")]
    [InlineData(10, 40, 16, "SetupDays")]
    public async Task What_makes_no_sense_is_refused(int? perDay, int? perWeek, int? setupDays, string field)
    {
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new ChangeScheduleTerms(0, perDay, perWeek, setupDays));

        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    [Fact]
    public async Task They_are_changed_in_turn_and_the_history_says_who()
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var before = await portal.SendAs(official, new FindScheduleTerms());

        var changed = await portal.SendAs(official, new ChangeScheduleTerms(before.Number, 20, 80, 4));
        var again = await portal.SendAs(official, new ChangeScheduleTerms(before.Number, 20, 80, 4));
        var late = await portal.SendAs(official, new ChangeScheduleTerms(before.Number, 21, 80, 4));

        Assert.Empty(changed.Errors);
        Assert.Empty(again.Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], late.Errors);
        var after = await portal.SendAs(official, new FindScheduleTerms());
        Assert.Equal((before.Number + 1, 20, 80, 4), (after.Number, after.PerDay, after.PerWeek, after.SetupDays));
        Assert.Equal("試験 花子", after.History[0].By);
    }
}
