using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0856-31-0000", "0856-31-0000")]
    [InlineData("０３－１２３４－５６７８", "03-1234-5678")]
    [InlineData("０９０ー１２３４ー５６７８", "090-1234-5678")]
    [InlineData("0312345678", "0312345678")]
    [InlineData("03(1234)5678", "03-1234-5678")]
    [InlineData("（０３）１２３４−５６７８", "03-1234-5678")]
    [InlineData(" 03 1234 5678 ", "03-1234-5678")]
    [InlineData("0800-123-4567", "0800-123-4567")]
    public void A_number_keeps_its_hyphens_and_loses_its_width(string typed, string expected)
    {
        Assert.True(PhoneNumber.TryNormalise(typed, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("03-1234-567")]
    [InlineData("090-1234-56789")]
    [InlineData("1312345678")]
    [InlineData("+81-3-1234-5678")]
    [InlineData("-03-1234-5678")]
    [InlineData("03-1234-5678-")]
    [InlineData("03-1234-5678 内線2")]
    [InlineData("0000000000")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_dialled_is_refused(string? typed)
    {
        Assert.False(PhoneNumber.TryNormalise(typed, out var number));
        Assert.Null(number);
    }
}
