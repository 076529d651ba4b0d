using Portal.Core.Municipalities;

namespace Portal.Tests.Core.Municipalities;

public sealed class PlaceWordsTests
{
    [Theory]
    [InlineData("鶴ヶ島市", "鶴ケ島市")]
    [InlineData("鶴ヶ島市", "鶴が島市")]
    [InlineData("鶴ヶ島市", "鶴ｹ島市")]
    [InlineData("龍ケ崎市", "竜ヶ崎市")]
    [InlineData("袖ケ浦市", "袖ガ浦市")]
    [InlineData("西之表市", "西の表市")]
    [InlineData("檜原村", "桧原村")]
    [InlineData("おおいたし", "オオイタシ")]
    [InlineData("おおいたし", "ｵｵｲﾀｼ")]
    [InlineData("みなみあるぷすし", "ﾐﾅﾐｱﾙﾌﾟｽｼ")]
    [InlineData("ニセコ町", "にせこ町")]
    [InlineData("442011", "４４２０１１")]
    [InlineData("442011", "44201-1")]
    [InlineData("南あわじ市", "南 あわじ市")]
    public void These_are_the_same(string one, string other)
    {
        Assert.Equal(PlaceWords.Fold(one), PlaceWords.Fold(other));
    }

    [Theory]
    [InlineData("つがる市", "つける市")]
    [InlineData("福島市", "福山市")]
    [InlineData("ひたちなか市", "ひたちなけ市")]
    public void These_are_not(string one, string other)
    {
        Assert.NotEqual(PlaceWords.Fold(one), PlaceWords.Fold(other));
    }

    [Fact]
    public void Words_are_taken_apart_at_spaces_of_either_width()
    {
        Assert.Equal(["大分", "ナカツ"], PlaceWords.Of(" 大分　なかつ "));
        Assert.Empty(PlaceWords.Of("　"));
        Assert.Empty(PlaceWords.Of(null));
        Assert.Equal("さっぽろし", PlaceWords.ToHiragana("ｻｯﾎﾟﾛｼ"));
    }
}
