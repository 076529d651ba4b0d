using System.Text;
using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("03_意見書.pdf", "03_意見書.pdf")]
    [InlineData("C:\\Users\\taro\\意見書.pdf", "意見書.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("意見書\u202Efdp.exe", "意見書fdp.exe")]
    [InlineData("a\u0000b\r\nc\u200E.pdf", "abc.pdf")]
    [InlineData("か\u3099.pdf", "が.pdf")]
    [InlineData("葛\U000E0100𠮷髙﨑.pdf", "葛\U000E0100𠮷髙﨑.pdf")]
    [InlineData("  .pdf. ", "pdf")]
    [InlineData("\u202E\u0007", "名称なし")]
    [InlineData("..", "名称なし")]
    [InlineData("a/", "名称なし")]
    [InlineData(null, "名称なし")]
    public void A_name_is_shown_without_what_deceives(string? name, string expected) =>
        Assert.Equal(expected, DisplayName.Clean(name));

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_visible_mark() => Assert.Equal("a\uFFFDb", DisplayName.Clean("a\uD842b"));

    [Theory]
    [InlineData("一二三四五六七八九十.pdf", 10, "一二三四五….pdf")]
    [InlineData("𠮷𠮷𠮷𠮷.pdf", 10, "𠮷𠮷….pdf")]
    [InlineData("葛\U000E0100葛\U000E0100葛\U000E0100", 8, "葛\U000E0100葛\U000E0100…")]
    [InlineData("abc.pdf", 7, "abc.pdf")]
    public void A_long_name_is_cut_between_characters(string name, int maxLength, string expected)
    {
        var shortened = DisplayName.Shorten(name, maxLength);

        Assert.Equal(expected, shortened);
        Assert.True(shortened.Length <= maxLength);
    }

    [Theory]
    [InlineData("report.pdf", "attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf")]
    [InlineData("意見書.pdf", "attachment; filename=\"download.pdf\"; filename*=UTF-8''%E6%84%8F%E8%A6%8B%E6%9B%B8.pdf")]
    [InlineData("03_意見書 A.pdf", "attachment; filename=\"03____ A.pdf\"; filename*=UTF-8''03_%E6%84%8F%E8%A6%8B%E6%9B%B8%20A.pdf")]
    [InlineData("a\"; x=\"b%41.pdf", "attachment; filename=\"a__ x=_b_41.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b%2541.pdf")]
    [InlineData("a\r\nSet-Cookie: x", "attachment; filename=\"aSet-Cookie: x\"; filename*=UTF-8''aSet-Cookie%3A%20x")]
    public void A_header_carries_any_name(string name, string expected)
    {
        var header = ContentDispositionName.Attachment(name);

        Assert.Equal(expected, header);
        Assert.True(Ascii.IsValid(header));
    }

    [Fact]
    public void A_viewer_gets_the_name_inline() =>
        Assert.StartsWith("inline; ", ContentDispositionName.Inline("a.pdf"), StringComparison.Ordinal);
}
