using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class JapaneseNumberTests
{
    [Theory]
    [InlineData("14500", 14_500)]
    [InlineData("14,500", 14_500)]
    [InlineData("１４，５００円", 14_500)]
    [InlineData("￥14,500", 14_500)]
    [InlineData(" 14 500 円 ", 14_500)]
    [InlineData("3台", 3)]
    [InlineData("１９９床", 199)]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("－５円", -5)]
    public void A_number_is_read_as_people_type_it(string typed, int expected)
    {
        Assert.True(JapaneseNumber.TryParse(typed, out int number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("円")]
    [InlineData("いちまん")]
    [InlineData("1.5")]
    [InlineData("1円台")]
    [InlineData("9999999999")]
    public void What_is_no_whole_number_is_none(string? typed) => Assert.False(JapaneseNumber.TryParse(typed, out int _));

    [Fact]
    public void A_budget_may_be_greater_than_an_int() =>
        Assert.True(JapaneseNumber.TryParse("16,000,000,000円", out long budget) && budget == 16_000_000_000);
}
