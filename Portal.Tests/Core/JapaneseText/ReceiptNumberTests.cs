using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class ReceiptNumberTests
{
    [Fact]
    public void It_begins_with_the_day_and_ends_with_a_check_digit()
    {
        var numbers = Enumerable.Range(0, 200).Select(_ => ReceiptNumber.New(new DateOnly(2026, 4, 1))).ToList();

        Assert.All(numbers, n => Assert.Matches("^260401-[0-9]{5}-[0-9]$", n));
        Assert.All(numbers, n => Assert.Equal(CheckDigits.Modulus10(n[..6] + n[7..12]), n[^1]));
        Assert.All(numbers, n => Assert.Equal(ReceiptNumber.Length, n.Length));
        Assert.True(numbers.Distinct().Count() > 100);
    }

    [Theory]
    [InlineData("261126-48273-4")]
    [InlineData("261126482734")]
    [InlineData("２６１１２６ー４８２７３ー４")]
    [InlineData(" 261126 48273 4　")]
    public void What_was_heard_is_understood(string typed)
    {
        Assert.True(ReceiptNumber.TryNormalise(typed, out var number));

        Assert.Equal("261126-48273-4", number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("261126-48273")]
    [InlineData("261126-48273-44")]
    [InlineData("261126-48273-6")]
    [InlineData("2611A6-48273-4")]
    public void A_misheard_one_is_noticed(string? typed) => Assert.False(ReceiptNumber.TryNormalise(typed, out _));
}
