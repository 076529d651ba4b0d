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
}
