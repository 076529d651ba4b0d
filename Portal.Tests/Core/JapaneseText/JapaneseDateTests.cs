using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class JapaneseDateTests
{
    [Theory]
    [InlineData("令和8年12月3日", "2026-12-03")]
    [InlineData("令和８年１２月３日（木）", "2026-12-03")]
    [InlineData("令和8年12月3日 (木曜日)", "2026-12-03")]
    [InlineData("令和 8 年 12 月 3 日", "2026-12-03")]
    [InlineData("令8.12.3", "2026-12-03")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("令和1年5月1日", "2019-05-01")]
    [InlineData("㋿元年5月1日", "2019-05-01")]
    [InlineData("R8.12.3", "2026-12-03")]
    [InlineData("r8/12/3", "2026-12-03")]
    [InlineData("Ｒ８－１２－３", "2026-12-03")]
    [InlineData("R8ー12ー3", "2026-12-03")]
    [InlineData("R081203", "2026-12-03")]
    [InlineData("R8 12 3", "2026-12-03")]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("H31.4.30", "2019-04-30")]
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("昭和64年1月7日", "1989-01-07")]
    [InlineData("S20.8.15", "1945-08-15")]
    [InlineData("昭和元年12月25日", "1926-12-25")]
    [InlineData("大正15年12月25日", "1926-12-25")]
    [InlineData("大正元年7月30日", "1912-07-30")]
    [InlineData("T1.7.30", "1912-07-30")]
    [InlineData("明治45年7月29日", "1912-07-29")]
    [InlineData("M33.1.1", "1900-01-01")]
    [InlineData("2026-12-03", "2026-12-03")]
    [InlineData("2026/12/3", "2026-12-03")]
    [InlineData("2026.12.3", "2026-12-03")]
    [InlineData("２０２６年１２月３日", "2026-12-03")]
    [InlineData("2026年12月3日（木）", "2026-12-03")]
    [InlineData("西暦2026年12月3日", "2026-12-03")]
    [InlineData("20261203", "2026-12-03")]
    [InlineData("2026 12 03", "2026-12-03")]
    [InlineData("2024/2/29", "2024-02-29")]
    [InlineData("R6.2.29", "2024-02-29")]
    public void A_day_is_read_as_people_type_it(string typed, string expected)
    {
        Assert.True(JapaneseDate.TryParse(typed, out var day), typed);
        Assert.Equal(expected, day.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData("8.12.3")]
    [InlineData("26/12/3")]
    [InlineData("令和元年4月30日")]
    [InlineData("平成31年5月1日")]
    [InlineData("平成元年1月7日")]
    [InlineData("昭和64年1月8日")]
    [InlineData("昭和元年12月24日")]
    [InlineData("大正15年12月26日")]
    [InlineData("令和0年5月1日")]
    [InlineData("令和8年2月29日")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("2026-04-31")]
    [InlineData("2026/12-3")]
    [InlineData("2026123")]
    [InlineData("R8123")]
    [InlineData("令和8年12月3日（金）")]
    [InlineData("令和8年12月")]
    [InlineData("X8.12.3")]
    [InlineData("明日")]
    [InlineData("2026-12-03T10:00")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    [InlineData("　")]
    [InlineData(null)]
    public void What_is_no_day_or_could_be_two_is_refused(string? typed) =>
        Assert.False(JapaneseDate.TryParse(typed, out _), typed);
}
