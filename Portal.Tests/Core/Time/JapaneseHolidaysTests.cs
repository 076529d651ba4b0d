using System.Globalization;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Tests.Core.Time;

public sealed class JapaneseHolidaysTests
{
    /// <summary>The lists that the Cabinet Office has announced, weekends included.</summary>
    [Theory]
    [InlineData(2007, "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24")]
    [InlineData(2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23")]
    [InlineData(2018, "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24")]
    [InlineData(2019, "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23")]
    [InlineData(2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23")]
    [InlineData(2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23")]
    [InlineData(2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23")]
    [InlineData(2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23")]
    public void A_year_has_its_holidays(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);

        var holidays = Enumerable.Range(0, 366).Select(first.AddDays).Where(d => d.Year == year && d.IsHoliday());

        Assert.Equal(expected, string.Join(' ', holidays.Select(d => d.ToString("M'/'d", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2026-05-06", "振替休日")]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2027-10-11", "スポーツの日")]
    [InlineData("2028-02-23", "天皇誕生日")]
    [InlineData("2028-02-29", null)]
    [InlineData("2019-12-23", null)]
    [InlineData("2015-08-11", null)]
    public void A_day_has_its_name(string day, string? expected) => Assert.Equal(expected, Day(day).HolidayName());

    [Theory]
    [InlineData(2012, 20, 22)]
    [InlineData(2023, 21, 23)]
    [InlineData(2024, 20, 22)]
    [InlineData(2025, 20, 23)]
    [InlineData(2028, 20, 22)]
    [InlineData(2030, 20, 23)]
    public void The_equinoxes_follow_the_sun(int year, int march, int september)
    {
        Assert.Equal("春分の日", new DateOnly(year, 3, march).HolidayName());
        Assert.Equal("秋分の日", new DateOnly(year, 9, september).HolidayName());
    }

    [Fact]
    public void Every_year_that_is_known_has_sixteen_to_twenty_two_and_others_are_not_guessed()
    {
        for (var year = JapaneseHolidays.FirstYear; year <= JapaneseHolidays.LastYear; year++)
        {
            var first = new DateOnly(year, 1, 1);
            Assert.InRange(Enumerable.Range(0, 366).Select(first.AddDays).Count(d => d.Year == year && d.IsHoliday()), 15, 22);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new DateOnly(2006, 12, 31).IsHoliday());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DateOnly(2100, 1, 1).IsHoliday());
    }

    [Theory]
    [InlineData("2026-12-28", true, true)]
    [InlineData("2026-12-29", false, true)]
    [InlineData("2026-12-30", false, true)]
    [InlineData("2026-12-31", false, false)]
    [InlineData("2027-01-01", false, false)]
    [InlineData("2028-01-03", false, false)]
    [InlineData("2028-01-04", true, true)]
    [InlineData("2028-02-29", true, true)]
    [InlineData("2028-03-31", true, true)]
    [InlineData("2026-11-23", false, false)]
    [InlineData("2026-09-22", false, false)]
    [InlineData("2026-11-21", false, false)]
    [InlineData("2026-11-22", false, false)]
    public void Offices_and_banks_are_open_on_their_days(string day, bool office, bool bank)
    {
        Assert.Equal(office, Day(day).IsBusinessDay());
        Assert.Equal(bank, Day(day).IsBankDay());
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
