using Portal.Core.Time;

namespace Portal.Tests.Core.Time;

public sealed class YearMonthTests
{
    [Theory]
    [InlineData(2026, 9, 2028, 3, 18)]
    [InlineData(2027, 1, 2026, 12, -1)]
    [InlineData(2027, 4, 2027, 4, 0)]
    public void Months_are_counted_over_the_end_of_a_year(int year, int month, int otherYear, int otherMonth, int months)
    {
        var (one, other) = (new YearMonth(year, month), new YearMonth(otherYear, otherMonth));

        Assert.Equal(months, one.MonthsUntil(other));
        Assert.Equal(other, one.PlusMonths(months));
        Assert.Equal(Math.Sign(months), other.CompareTo(one));
        Assert.Equal(months > 0, one < other);
        Assert.Equal(months >= 0, one <= other);
        Assert.Equal(months < 0, one > other);
        Assert.Equal(months <= 0, one >= other);
    }

    [Fact]
    public void It_ends_on_the_leap_day_and_is_read_in_its_era()
    {
        Assert.Equal(new DateOnly(2028, 2, 29), new YearMonth(2028, 2).LastDay);
        Assert.Equal(new YearMonth(2028, 2), YearMonth.Of(new DateOnly(2028, 2, 29)));
        Assert.Equal("令和9年1月", new YearMonth(2027, 1).ToJapanText());
        Assert.Equal("2027-01", new YearMonth(2027, 1).ToString());
    }
}
