using Portal.Core.Subsidies;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies;

/// <summary>The days of a programme with their boundaries, in Japan's time.</summary>
public sealed class ProgrammeDatesTests
{
    private static readonly ReceptionWindow Window = Supplied.CardReaders.Windows.Single();

    [Fact]
    public void The_window_opens_and_closes_at_midnight_in_Japan()
    {
        Assert.False(Window.Receives(InJapan(2026, 5, 6, 23, 59)));
        Assert.True(Window.Receives(InJapan(2026, 5, 7, 0, 0)));
        Assert.True(Window.Receives(InJapan(2027, 3, 12, 23, 59)));
        Assert.False(Window.Receives(InJapan(2027, 3, 13, 0, 0)));
    }

    [Fact]
    public void The_grace_lets_in_whoever_was_about_to_send()
    {
        var kind = Window with { GraceMinutes = 30 };

        Assert.True(kind.Receives(InJapan(2027, 3, 13, 0, 29)));
        Assert.False(kind.Receives(InJapan(2027, 3, 13, 0, 30)));
        Assert.Equal(ReceptionState.Over, kind.StateOn(new DateOnly(2027, 3, 13)));
    }

    [Theory]
    [InlineData("2026-05-06", ReceptionState.Planned)]
    [InlineData("2026-05-07", ReceptionState.Open)]
    [InlineData("2027-03-12", ReceptionState.Open)]
    [InlineData("2027-03-13", ReceptionState.Over)]
    public void A_day_lies_before_in_or_after_the_window(string day, ReceptionState state) => Assert.Equal(state, Window.StateOn(Day(day)));

    [Fact]
    public void The_last_day_is_one_day_left() => Assert.Equal((1, 2), (Window.DaysLeft(new DateOnly(2027, 3, 12)), Window.DaysLeft(new DateOnly(2027, 3, 11))));

    [Theory]
    [InlineData("2026-07-15", "2026-08-31", "2026-09-30")]
    [InlineData("2026-07-31", "2026-08-31", "2026-09-30")]
    [InlineData("2026-12-01", "2027-01-31", "2027-02-28")]
    [InlineData("2027-01-31", "2027-02-28", "2027-03-31")]
    [InlineData("2027-02-01", "2027-03-31", "2027-04-30")]
    [InlineData("2027-03-12", "2027-03-31", "2027-04-30")]
    // Mended and complete only after the fixed days: by the months again.
    [InlineData("2027-04-01", "2027-05-31", "2027-06-30")]
    public void Results_come_in_the_next_month_money_in_the_one_after_and_everything_by_the_end_of_the_year(
        string applied, string result, string transfer) =>
        Assert.Equal(new ExpectedDays(Day(result), Day(transfer)), Supplied.CardReaders.Calendar.Of(Day(applied)));

    [Theory]
    [InlineData("2026-07-15", "2026-07-16", "2026-09-30")]
    [InlineData("2026-07-15", "2026-08-31", "2026-09-30")]
    [InlineData("2026-07-15", "2026-09-01", "2026-10-31")]
    [InlineData("2026-07-15", "2026-10-31", "2026-11-30")]
    [InlineData("2026-07-15", "2026-11-01", "2026-12-31")]
    [InlineData("2026-12-01", "2027-01-31", "2027-02-28")]
    [InlineData("2026-12-01", "2027-02-01", "2027-03-31")]
    [InlineData("2027-02-01", "2027-03-31", "2027-04-30")]
    [InlineData("2027-02-01", "2027-04-01", "2027-05-31")]
    public void A_decision_in_time_keeps_the_promised_day_and_a_late_one_is_paid_by_the_end_of_the_month_after_it(
        string applied, string decided, string transfer)
    {
        var calendar = Supplied.CardReaders.Calendar;

        Assert.Equal(Day(transfer), calendar.TransferBy(calendar.Of(Day(applied)), Day(decided)));
    }

    [Theory]
    [InlineData(1, 1, "2026-09-30", "2026-10-31")]
    [InlineData(1, 1, "2026-08-31", "2026-08-31")]
    [InlineData(0, 3, "2026-08-01", "2026-11-30")]
    [InlineData(1, 12, "2026-09-01", "2027-08-31")]
    public void What_lies_between_result_and_transfer_lies_after_a_late_decision_too(int result, int transfer, string decided, string expected)
    {
        var calendar = new ResultCalendar(result, transfer, YearEnd: null);

        Assert.Equal(Day(expected), calendar.TransferBy(calendar.Of(Day("2026-07-15")), Day(decided)));
    }

    [Fact]
    public void A_late_decision_is_paid_no_earlier_than_was_promised()
    {
        var calendar = new ResultCalendar(1, 2, new YearEndRule(Day("2027-02-01"), Day("2027-03-10"), Day("2027-05-31")));

        Assert.Equal(Day("2027-05-31"), calendar.TransferBy(calendar.Of(Day("2027-02-01")), Day("2027-03-11")));
    }

    [Theory]
    [InlineData("2026-04-01", "2028-04-30")]
    [InlineData("2027-03-31", "2028-04-30")]
    [InlineData("2027-04-01", "2029-04-30")]
    public void The_tax_report_is_due_on_30_April_of_the_fiscal_year_after_next(string completed, string due) =>
        Assert.Equal(Day(due), Supplied.CardReaders.TaxReport!.DueOn(Day(completed)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
