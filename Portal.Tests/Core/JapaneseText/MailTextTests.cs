using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class MailTextTests
{
    private const string Letter =
        "介護認定審査会（令和8年12月3日（木）14時00分開催）の資料を登録しました。次のURLを開き、メールアドレスと、電話などでお伝えした「参照用パスワード」を入力してください。"
        + "ご不明な点は、益田市介護保険課（電話 0856-31-0000、kaigo@example.jp）までお問い合わせください、、、。「「「よろしく」」」お願いします。";

    [Theory]
    [InlineData("短い文。", "短い文。")]
    [InlineData("一行目\r\n\r\n三行目", "一行目\n\n三行目")]
    [InlineData("", "")]
    [InlineData("資料はこちら https://portal.example.jp/review/abc です。", "資料はこちら\nhttps://portal.example.jp/review/abc\nです。")]
    [InlineData("https://a.example.jp/x?y=1&z=2#f", "https://a.example.jp/x?y=1&z=2#f")]
    [InlineData("URL：https://a.example.jp/x\n次の行", "URL：\nhttps://a.example.jp/x\n次の行")]
    [InlineData("https://a.jp/x https://b.jp/y", "https://a.jp/x\nhttps://b.jp/y")]
    [InlineData("See https://a.jp/x.", "See\nhttps://a.jp/x\n.")]
    public void Lines_stay_and_a_URL_stands_alone(string text, string expected) =>
        Assert.Equal(expected, MailText.Fold(text));

    [Fact]
    public void A_URL_is_never_broken()
    {
        var url = "https://portal.example.jp/review/" + new string('a', 100);

        Assert.Equal($"前\n{url}\n後", MailText.Fold($"前{url} 後"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(23)]
    [InlineData(40)]
    [InlineData(69)]
    [InlineData(70)]
    public void Japanese_is_broken_only_where_it_may_be(int maxColumns)
    {
        var lines = MailText.Fold(Letter, maxColumns).Split('\n');

        Assert.Equal(Letter.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
        Assert.All(lines, line =>
        {
            Assert.True(TextColumns.Of(line) <= maxColumns, line);
            Assert.DoesNotContain(line[0], "、。，．）」』】");
            Assert.DoesNotContain(line[^1], "（「『【");
        });
    }

    [Theory]
    [InlineData("あいうえお。", 10, "あいうえ\nお。")]
    [InlineData("あいうえ（お）", 10, "あいうえ\n（お）")]
    [InlineData("あいう word です", 10, "あいう\nword です")]
    [InlineData("あいう wordy です", 10, "あいう\nwordy です")]
    [InlineData("キャッチャー", 6, "キャッ\nチャー")]
    [InlineData("𠮷𠮷𠮷", 4, "𠮷𠮷\n𠮷")]
    [InlineData("葛\U000E0100葛\U000E0100葛\U000E0100", 4, "葛\U000E0100葛\U000E0100\n葛\U000E0100")]
    [InlineData("ﾊﾝｶｸ", 4, "ﾊﾝｶｸ")]
    [InlineData("））））", 4, "））\n））")]
    [InlineData("abcdefghijkl", 5, "abcde\nfghij\nkl")]
    public void Words_marks_and_brackets_stay_together(string text, int maxColumns, string expected) =>
        Assert.Equal(expected, MailText.Fold(text, maxColumns));
}
