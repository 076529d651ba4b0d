using System.Globalization;
using Portal.Core.Time;

namespace Portal.Tests.Core.Time;

public sealed class JapanTimeTextTests
{
    [Theory]
    [InlineData("2026-12-03", "令和8年12月3日（木）")]
    [InlineData("2026-05-11", "令和8年5月11日（月）")]
    [InlineData("2019-05-01", "令和元年5月1日（水）")]
    [InlineData("2019-04-30", "平成31年4月30日（火）")]
    [InlineData("1989-01-08", "平成元年1月8日（日）")]
    [InlineData("1989-01-07", "昭和64年1月7日（土）")]
    [InlineData("1926-12-25", "昭和元年12月25日（土）")]
    [InlineData("1926-12-24", "大正15年12月24日（金）")]
    [InlineData("1912-07-30", "大正元年7月30日（火）")]
    [InlineData("1912-07-29", "明治45年7月29日（月）")]
    [InlineData("1800-01-01", "1800年1月1日（水）")]
    public void A_day_is_shown_in_its_era(string day, string expected) =>
        Assert.Equal(expected, DateOnly.Parse(day, CultureInfo.InvariantCulture).ToJapanText());

    [Theory]
    [InlineData("2026-12-03T05:05:00Z", "令和8年12月3日（木）14時05分")]
    [InlineData("2026-12-02T15:00:00Z", "令和8年12月3日（木）0時00分")]
    [InlineData("2026-12-03T14:05:00+09:00", "令和8年12月3日（木）14時05分")]
    public void An_instant_is_shown_in_Japans_time(string instant, string expected) =>
        Assert.Equal(expected, At(instant).ToJapanText());

    [Fact]
    public void Short_forms_leave_out_what_the_screen_already_says()
    {
        Assert.Equal("12月3日", new DateOnly(2026, 12, 3).ToMonthDayText());
        Assert.Equal("11月20日 9時05分", At("2026-11-20T00:05:00Z").ToMonthDayTimeText());
        Assert.Equal("18日 10:02", At("2026-11-18T01:02:00Z").ToDayTimeText());
    }

    [Theory]
    [InlineData(14, 0, "14時")]
    [InlineData(14, 30, "14時30分")]
    [InlineData(9, 5, "9時05分")]
    public void A_time_is_shown_without_empty_minutes(int hour, int minute, string expected) =>
        Assert.Equal(expected, new TimeOnly(hour, minute).ToJapanText());

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
