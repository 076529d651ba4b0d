using Portal.Core.Municipalities;
using Portal.Core.Time;
using static Portal.Tests.Core.Municipalities.Requests;

namespace Portal.Tests.Core.Municipalities;

public sealed class ScheduleProposerTests
{
    private static readonly ScheduleTerms Wide = new(10, 50);

    [Fact]
    public void A_wish_that_can_be_met_is_met_on_the_first_business_day()
    {
        var proposal = ScheduleProposer.Propose([New(1, new(2026, 9), days: 3)], Wide);

        var setup = Assert.Single(proposal.Setups);
        Assert.Equal(On(2026, 9, 1, 3), setup.Placement);
        Assert.Equal(new DateOnly(2026, 9, 10), setup.Placement.ServiceStartsOn);
        Assert.Equal((0, 0, 0, true), (proposal.TotalShift, proposal.GreatestShift, proposal.GreatestExtra, proposal.IsProvenBest));
    }

    [Theory]
    // 21 to 23 September 2026 are holidays.
    [InlineData(2026, 9, 15, "2026-09-01", "2026-09-24")]
    // From 29 December to 3 January everything is closed; the 4th is a Monday.
    [InlineData(2026, 12, 20, "2026-12-01", "2026-12-28")]
    [InlineData(2027, 1, 1, "2027-01-04", "2027-01-04")]
    [InlineData(2028, 1, 1, "2028-01-04", "2028-01-04")]
    // The last days of a fiscal year.
    [InlineData(2027, 3, 22, "2027-03-01", "2027-03-31")]
    // The leap day is a Tuesday, and the last of nineteen.
    [InlineData(2028, 2, 19, "2028-02-01", "2028-02-29")]
    [InlineData(2028, 3, 22, "2028-03-01", "2028-03-31")]
    public void Setups_go_on_from_business_day_to_business_day(int year, int month, int days, string start, string end)
    {
        var proposal = ScheduleProposer.Propose([New(1, new(year, month), days: days)], Wide);

        Assert.Equal((start, end), ($"{proposal.PlacementOf(1)!.StartsOn:yyyy-MM-dd}", $"{proposal.PlacementOf(1)!.CompletesOn:yyyy-MM-dd}"));
    }

    [Fact]
    public void What_does_not_fit_into_a_month_goes_to_the_nearest_that_is_long_enough_and_rather_later()
    {
        // May 2027 has 18 business days, April and June have 21 and 22.
        var proposal = ScheduleProposer.Propose([New(1, new(2027, 5), days: 19)], Wide);

        Assert.Equal(new YearMonth(2027, 6), proposal.PlacementOf(1)!.Month);
        Assert.Equal((1, 1, 0), (proposal.TotalShift, proposal.GreatestShift, proposal.GreatestExtra));
    }

    [Fact]
    public void Among_equals_the_earlier_registered_stays()
    {
        var terms = new ScheduleTerms(1, 1) { FirstMonth = new(2027, 2) };
        var crowd = Enumerable.Range(1, 5).Select(n => New(n, new(2027, 2))).ToList();

        var proposal = ScheduleProposer.Propose(crowd.AsEnumerable().Reverse(), terms);

        Assert.Equal(
            ["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22", "2027-03-01"],
            proposal.Setups.Select(s => $"{s.Placement.StartsOn:yyyy-MM-dd}"));
        Assert.Equal((1, 1, 1), (proposal.TotalShift, proposal.GreatestShift, proposal.GreatestExtra));
    }

    [Fact]
    public void Two_who_move_a_month_are_better_than_one_who_moves_two()
    {
        // A setup of 19 days fills each of these months, so that each has one place. The sum is 2 either way.
        var terms = new ScheduleTerms(1, 1) { FirstMonth = new(2028, 1), CompleteBefore = new(2028, 3, 29) };

        var proposal = ScheduleProposer.Propose(
            [New(1, new(2028, 2), days: 19), New(2, new(2028, 1), days: 19), New(3, new(2028, 1), days: 19)], terms);

        Assert.Equal([3, 1, 2], proposal.Setups.Select(s => s.Placement.Month.Month));
        Assert.Equal((2, 1, 1), (proposal.TotalShift, proposal.GreatestShift, proposal.GreatestExtra));
    }

    [Fact]
    public void What_the_vendor_makes_late_is_no_reason_to_move_others_as_far()
    {
        var terms = new ScheduleTerms(1, 1);
        var late = New(1, new(2026, 9), from: new(2027, 3));

        var proposal = ScheduleProposer.Propose([late, .. Enumerable.Range(2, 5).Select(n => New(n, new(2027, 2)))], terms);

        Assert.Equal(6, proposal.GreatestShift);
        Assert.Equal(1, proposal.GreatestExtra);
        Assert.Equal(new YearMonth(2027, 3), proposal.PlacementOf(1)!.Month);
    }

    [Fact]
    public void A_group_begins_and_ends_together()
    {
        var proposal = ScheduleProposer.Propose(
            [New(1, new(2027, 6), group: 1, days: 2), New(2, new(2027, 8), from: new(2027, 7), group: 1, days: 5), New(3, new(2027, 8), group: 1)], Wide);

        // July is a month from each wish; August is two from the first.
        Assert.Equal(On(2027, 7, 1, 7), Assert.Single(proposal.Setups.Select(s => s.Placement).Distinct()));
        Assert.Equal((3, 1, 0), (proposal.TotalShift, proposal.GreatestShift, proposal.GreatestExtra));
    }

    [Fact]
    public void Who_is_locked_stays_whatever_it_breaks_and_the_group_follows()
    {
        var locked = On(2027, 5, 5, 3);
        var day = On(2027, 6, 1, 4);

        var proposal = ScheduleProposer.Propose(
            [New(1, new(2028, 1), from: new(2028, 1), locked: locked), New(2, group: 1, locked: day), New(3, new(2027, 9), group: 1, days: 9)], Wide);

        Assert.Equal(locked, proposal.PlacementOf(1));
        Assert.Equal(day, proposal.PlacementOf(2));
        Assert.Equal(day, proposal.PlacementOf(3));
        Assert.Equal(8 + 3, proposal.TotalShift);
    }

    [Fact]
    public void Without_a_wish_the_earliest_month_that_others_leave_is_taken()
    {
        var terms = new ScheduleTerms(1, 1) { CompleteBefore = new(2026, 12, 1) };

        var proposal = ScheduleProposer.Propose([New(1), .. Enumerable.Range(2, 5).Select(n => New(n, new(2026, 9)))], terms);

        Assert.Equal(new YearMonth(2026, 10), proposal.PlacementOf(1)!.Month);
        Assert.Equal(0, proposal.TotalShift);
    }
}
