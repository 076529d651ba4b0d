using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class JapaneseTimeTests
{
    [Theory]
    [InlineData("14:00", "14:00")]
    [InlineData("１４：０５", "14:05")]
    [InlineData("9:30", "09:30")]
    [InlineData("14時", "14:00")]
    [InlineData("14時30分", "14:30")]
    [InlineData("14時半", "14:30")]
    [InlineData("14 時 5 分", "14:05")]
    [InlineData("午後2時", "14:00")]
    [InlineData("午後２時３０分", "14:30")]
    [InlineData("午前9時", "09:00")]
    [InlineData("午後0時", "12:00")]
    [InlineData("午前0時", "00:00")]
    [InlineData("正午", "12:00")]
    [InlineData("1400", "14:00")]
    [InlineData("0905", "09:05")]
    [InlineData("930", "09:30")]
    [InlineData("0:00", "00:00")]
    [InlineData("23:59", "23:59")]
    public void A_time_is_read_as_people_type_it(string typed, string expected)
    {
        Assert.True(JapaneseTime.TryParse(typed, out var time), typed);
        Assert.Equal(expected, time.ToString("HH:mm", null));
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("14:60")]
    [InlineData("午後12時")]
    [InlineData("午後14時")]
    [InlineData("2460")]
    [InlineData("14")]
    [InlineData("14:0")]
    [InlineData("14:00:00")]
    [InlineData("昼")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_or_could_be_two_is_refused(string? typed) =>
        Assert.False(JapaneseTime.TryParse(typed, out _), typed);
}
