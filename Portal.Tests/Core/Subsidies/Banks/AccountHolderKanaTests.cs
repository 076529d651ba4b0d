using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Banks;

public sealed class AccountHolderKanaTests
{
    [Theory]
    [InlineData("ヤマダ　タロウ", "ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("  やまだ \t 　たろう ", "ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ")]
    [InlineData("カ゛ク ハ゜ン", "ガク　パン", "ｶﾞｸ ﾊﾟﾝ")]
    [InlineData("フク）シャカイフクシキョウギカイ", "フク）シヤカイフクシキヨウギカイ", "ﾌｸ)ｼﾔｶｲﾌｸｼｷﾖｳｷﾞｶｲ")]
    [InlineData("カ)ケア", "カ）ケア", "ｶ)ｹｱ")]
    [InlineData("ｹｱ(ｶ", "ケア（カ", "ｹｱ(ｶ")]
    [InlineData("ケア（シャ）ホンテン（エイ", "ケア（シヤ）ホンテン（エイ", "ｹｱ(ｼﾔ)ﾎﾝﾃﾝ(ｴｲ")]
    [InlineData("アイオーケア", "アイオーケア", "ｱｲｵ-ｹｱ")]
    [InlineData("アイオｰケア", "アイオーケア", "ｱｲｵ-ｹｱ")]
    [InlineData("アイオ－ケア", "アイオーケア", "ｱｲｵ-ｹｱ")]
    [InlineData("アイオ―ケア", "アイオーケア", "ｱｲｵ-ｹｱ")]
    [InlineData("care a-2", "ＣＡＲＥ　Ａ－２", "CARE A-2")]
    [InlineData("ヲノ　ヰチ　ヱミ", "オノ　イチ　エミ", "ｵﾉ ｲﾁ ｴﾐ")]
    [InlineData("ヴィラ　ヮヵヶァィゥェォッャュョ", "ヴイラ　ワカケアイウエオツヤユヨ", "ｳﾞｲﾗ ﾜｶｹｱｲｳｴｵﾂﾔﾕﾖ")]
    [InlineData("ゔぃら", "ヴイラ", "ｳﾞｲﾗ")]
    [InlineData("「ハナ」．／", "「ハナ」．／", "｢ﾊﾅ｣./")]
    public void Kana_of_any_kind_become_those_of_a_transfer(string typed, string text, string half)
    {
        var holder = AccountHolderKana.Read(typed).Value;

        Assert.Equal((text, half), (holder.Text, holder.HalfWidth));
    }

    [Theory]
    [InlineData("ヤマダ太郎", "太")]
    [InlineData("𠮷田", "𠮷")]
    [InlineData("ジョン・スミス", "・")]
    [InlineData("ジョン，スミス", ",")]
    [InlineData("㈱ケア", "㈱")]
    [InlineData("ア゛", "゛")]
    [InlineData("ケア＆サポート", "&")]
    [InlineData("ササキ々", "々")]
    [InlineData("ヤマダ\u0000", "\u0000")]
    public void The_character_that_cannot_be_used_is_named(string typed, string character)
    {
        var error = Assert.Single(AccountHolderKana.Read(typed).Errors);

        Assert.Equal(BankAccountErrors.HolderCharacter(character), error);
        Assert.Contains($"「{character}」は使えません", error.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("（－）")]
    public void Nothing_is_no_name(string? typed)
    {
        Assert.Equal([BankAccountErrors.HolderMissing], AccountHolderKana.Read(typed).Errors);
    }

    [Fact]
    public void Voiced_marks_count_towards_the_thirty_characters()
    {
        Assert.Equal(30, AccountHolderKana.Read(new string('ガ', 15)).Value.HalfWidth.Length);
        Assert.False(AccountHolderKana.Read(new string('ア', 30)).Failed);
        Assert.Equal([BankAccountErrors.HolderTooLong], AccountHolderKana.Read(new string('ガ', 15) + "ア").Errors);
        Assert.Equal([BankAccountErrors.HolderTooLong], AccountHolderKana.Read(new string('ア', 31)).Errors);
    }

    [Fact]
    public void What_is_shown_reads_the_same_again()
    {
        var once = AccountHolderKana.Read("フク)あいおーかい 2-1").Value;

        Assert.Equal(once, AccountHolderKana.Read(once.Text).Value);
        Assert.Equal(once, AccountHolderKana.Read(once.HalfWidth).Value);
    }
}
