using System.Text;
using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class WidthFoldingTests
{
    [Theory]
    [InlineData("０１２３４５６７８９", "0123456789")]
    [InlineData("ＡＢＣａｂｃ", "ABCabc")]
    [InlineData("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "taro@example.jp")]
    [InlineData("１３　１０１", "13 101")]
    [InlineData("０３－１２３４ー５６７８", "03-1234-5678")]
    [InlineData("1ｰ2−3‐4‑5–6—7―8", "1-2-3-4-5-6-7-8")]
    [InlineData("（１）！？", "(1)!?")]
    [InlineData("", "")]
    public void A_code_becomes_half_width(string typed, string expected) =>
        Assert.Equal(expected, WidthFolding.ToCode(typed));

    [Theory]
    [InlineData("コーヒー１号", "コーヒー1号")]
    [InlineData("－ー", "-ー")]
    public void A_long_vowel_of_a_word_is_no_hyphen(string typed, string expected) =>
        Assert.Equal(expected, WidthFolding.ToHalfWidthWithHyphens(typed));

    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ")]
    [InlineData("ｶﾞｷﾞｸﾞｹﾞｺﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ", "ガギグゲゴパピプペポ")]
    [InlineData("ｳﾞｧｲｵﾘﾝ", "ヴァイオリン")]
    [InlineData("ﾜﾞｦﾞ", "ヷヺ")]
    [InlineData("ｱﾞﾟ", "ア゛゜")]
    [InlineData("ﾞ", "゛")]
    [InlineData("｡｢｣､･ｰ", "。「」、・ー")]
    [InlineData("ｧｨｩｪｫｬｭｮｯ", "ァィゥェォャュョッ")]
    [InlineData("カﾞ", "ガ")]
    [InlineData("か\u3099", "が")]
    public void Half_width_kana_become_full_width_with_their_marks_joined(string typed, string expected) =>
        Assert.Equal(expected, WidthFolding.ToFullWidthKana(typed));

    [Fact]
    public void Every_half_width_kana_has_a_twin()
    {
        var all = string.Concat(Enumerable.Range('｡', 'ﾟ' - '｡' + 1).Select(c => $"{(char)c}\n"));

        var folded = WidthFolding.ToFullWidthKana(all);

        Assert.Equal(all.Length, folded.Length);
        Assert.DoesNotContain(folded, c => c is >= '｡' and <= 'ﾟ');
    }

    [Theory]
    [InlineData("𠮷野家")]
    [InlineData("髙橋﨑山")]
    [InlineData("葛\U000E0100飾")]
    [InlineData("辻\uFE00")]
    [InlineData("\uFA19谷")]
    [InlineData("\uD842")]
    [InlineData("ー〜～…")]
    public void Names_are_never_changed(string name)
    {
        Assert.Equal(name, WidthFolding.ToFullWidthKana(name));
        Assert.Equal(name.Replace('～', '~'), WidthFolding.ToHalfWidth(name));
    }

    [Fact]
    public void The_result_is_composed()
    {
        var folded = WidthFolding.ToHalfWidth("ハ\u309Aン１");

        Assert.Equal("パン1", folded);
        Assert.True(folded.IsNormalized(NormalizationForm.FormC));
    }
}
