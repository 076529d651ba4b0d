using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class MailDomainHintTests
{
    private static readonly string[] Own = ["city.masuda.lg.jp", "example.jp"];

    [Theory]
    [InlineData("taro@gmial.com", "taro@gmail.com")]
    [InlineData("taro@gmail.co", "taro@gmail.com")]
    [InlineData("taro@gmai.com", "taro@gmail.com")]
    [InlineData("taro@docomo.ne,jp", "taro@docomo.ne.jp")]
    [InlineData("taro@docmo.ne.jp", "taro@docomo.ne.jp")]
    [InlineData("taro@ezwebne.jp", "taro@ezweb.ne.jp")]
    [InlineData("taro@yahoo.co,jp", "taro@yahoo.co.jp")]
    [InlineData("ｔａｒｏ＠ｇｍｉａｌ．ｃｏｍ", "taro@gmail.com")]
    [InlineData("taro@exmaple.jp", "taro@example.jp")]
    [InlineData("taro@city.matsuda.lg.jp", "taro@city.masuda.lg.jp")]
    public void A_mistyped_domain_gets_a_hint(string typed, string expected) =>
        Assert.Equal(expected, MailDomainHint.Suggest(typed, Own));

    [Theory]
    [InlineData("taro@gmail.com")]
    [InlineData("taro@GMAIL.COM")]
    [InlineData("taro@yahoo.ne.jp")]
    [InlineData("taro@ymail.com")]
    [InlineData("taro@mail.com")]
    [InlineData("taro@city.oita.lg.jp")]
    [InlineData("taro@clinic.or.jp")]
    [InlineData("taro")]
    [InlineData("")]
    [InlineData(null)]
    public void A_domain_that_is_right_or_unknown_gets_none(string? typed) =>
        Assert.Null(MailDomainHint.Suggest(typed, Own));
}
