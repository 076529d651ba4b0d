using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("taro@example.jp", "taro@example.jp")]
    [InlineData("  taro@example.jp　", "taro@example.jp")]
    [InlineData("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp")]
    [InlineData("taro@example。jp", "taro@example.jp")]
    [InlineData("taroー1@my−city.lg.jp", "taro-1@my-city.lg.jp")]
    [InlineData("Taro.Yamada+kaigo@Example.JP", "Taro.Yamada+kaigo@example.jp")]
    [InlineData("taro..jiro@docomo.ne.jp", "\"taro..jiro\"@docomo.ne.jp")]
    [InlineData("taro.@docomo.ne.jp", "\"taro.\"@docomo.ne.jp")]
    [InlineData("-taro-@docomo.ne.jp", "-taro-@docomo.ne.jp")]
    [InlineData("\"ta ro\"@example.jp", "\"ta ro\"@example.jp")]
    [InlineData("o'hara@example.co.jp", "o'hara@example.co.jp")]
    [InlineData("taro@日本語.jp", "taro@xn--wgv71a119e.jp")]
    public void One_address_is_accepted(string typed, string forSending)
    {
        var result = MailAddress.Parse(typed);

        Assert.False(result.Failed, typed);
        Assert.Equal(forSending, result.Value.ForSending);
        Assert.Equal(result.Value.ForSending, new System.Net.Mail.MailAddress(result.Value.ForSending).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("taro")]
    [InlineData("@example.jp")]
    [InlineData("taro@")]
    [InlineData("taro@localhost")]
    [InlineData("taro@example")]
    [InlineData("taro@.jp")]
    [InlineData("taro@example..jp")]
    [InlineData("taro@example.jp.")]
    [InlineData("taro@-example.jp")]
    [InlineData("taro@exam_ple.jp")]
    [InlineData("taro@192.0.2.1")]
    [InlineData("taro@[192.0.2.1]")]
    [InlineData("taro@jiro@example.jp")]
    [InlineData("taro@example.jp,jiro@example.jp")]
    [InlineData("taro@example.jp;jiro@example.jp")]
    [InlineData("taro@example.jp jiro@example.jp")]
    [InlineData("山田太郎 <taro@example.jp>")]
    [InlineData("<taro@example.jp>")]
    [InlineData("taro(yamada)@example.jp")]
    [InlineData("taro@example.jp(yamada)")]
    [InlineData("ta ro@example.jp")]
    [InlineData(".taro@example.jp")]
    [InlineData("太郎@example.jp")]
    [InlineData("taro@docomo.ne,jp")]
    [InlineData("taro@example.jp\r\nBcc: x@example.jp")]
    [InlineData("taro@example.jp\n")]
    [InlineData("\"ta\rro\"@example.jp")]
    [InlineData("\"ta\u0000ro\"@example.jp")]
    [InlineData("taro\u0000@example.jp")]
    [InlineData("taro\u202E@example.jp")]
    [InlineData("taro\u200B@example.jp")]
    [InlineData("mailto:taro@example.jp")]
    public void Anything_else_is_refused_with_what_to_do(string typed)
    {
        var result = MailAddress.Parse(typed, "Email");

        var error = Assert.Single(result.Errors);
        Assert.Equal("Email", error.Field);
        Assert.EndsWith("。", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_are_limited()
    {
        var domain = string.Concat(Enumerable.Repeat(new string('b', 61) + ".", 3)) + "jp";

        Assert.True(MailAddress.TryParse(new string('a', 64) + "@example.jp", out _));
        Assert.False(MailAddress.TryParse(new string('a', 65) + "@example.jp", out _));
        Assert.True(MailAddress.TryParse(new string('a', 64) + "@" + domain, out _));
        Assert.False(MailAddress.TryParse(new string('a', 64) + "@" + "ccc." + domain, out _));
        Assert.False(MailAddress.TryParse("a@" + new string('b', 64) + ".jp", out _));
    }

    [Theory]
    [InlineData("TARO@EXAMPLE.JP")]
    [InlineData(" ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ ")]
    [InlineData("ta ro @ example.jp")]
    [InlineData("\"taro\"@example.jp")]
    public void Spellings_of_one_address_compare_equal(string typed) =>
        Assert.Equal("taro@example.jp", MailAddress.Normalise(typed));

    [Theory]
    [InlineData(null, "")]
    [InlineData("Ｎｏ Address", "noaddress")]
    [InlineData("taro@日本語.JP", "taro@xn--wgv71a119e.jp")]
    public void Any_text_has_a_comparison_form(string? typed, string expected) =>
        Assert.Equal(expected, MailAddress.Normalise(typed));

    [Fact]
    public void A_long_vowel_of_a_domain_in_kana_is_no_hyphen()
    {
        Assert.True(MailAddress.TryParse("taro@ｺｰﾋｰ.jp", out var address));

        Assert.Equal("taro@コーヒー.jp", address.Display);
    }

    [Fact]
    public void Carrier_dots_are_shown_and_compared_without_the_quotes_that_sending_needs()
    {
        Assert.True(MailAddress.TryParse("Taro..Jiro.@docomo.ne.jp", out var address));

        Assert.Equal("Taro..Jiro.@docomo.ne.jp", address.Display);
        Assert.Equal("taro..jiro.@docomo.ne.jp", address.Normalised);
    }

    [Fact]
    public void An_international_domain_is_shown_in_its_own_letters()
    {
        Assert.True(MailAddress.TryParse("Taro@日本語.jp", out var address));

        Assert.Equal("Taro@日本語.jp", address.Display);
        Assert.Equal("taro@xn--wgv71a119e.jp", address.Normalised);
    }
}
