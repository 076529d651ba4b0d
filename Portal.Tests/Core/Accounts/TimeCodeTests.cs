using System.Text;
using Portal.Core.Accounts;

namespace Portal.Tests.Core.Accounts;

public sealed class TimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(code, TimeCode.Of(Key, TimeCode.StepAt(now)));
    }

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = TimeCode.Of(Key, TimeCode.StepAt(now));

        Assert.Equal(accepted, TimeCode.Match(Key, code, now.AddSeconds(seconds)) is not null);
    }

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base_32(string text, string expected) =>
        Assert.Equal(expected, Base32.Encode(Encoding.ASCII.GetBytes(text)));
}
