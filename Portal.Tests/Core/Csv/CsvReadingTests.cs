using System.Text;
using Portal.Core.Csv;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Csv;

public sealed class CsvReadingTests
{
    private const string Text = "氏名,メールアドレス\r\n山田太郎,taro@example.jp\r\n髙橋,hana@example.jp\r\n";
    private static readonly CsvLayout Layout = new([new("氏名"), new("メールアドレス"), new("職種", Required: false)]);

    static CsvReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("shift_jis", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public async Task The_encoding_is_found(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        var lines = await ReadAsync(file);

        Assert.All(lines, line => Assert.Empty(line.Problems));
        Assert.Equal(["山田太郎", "髙橋"], lines.Select(l => l["氏名"]));
        Assert.Equal([2, 3], lines.Select(l => l.Row));
        Assert.Equal("", lines[0]["職種"]);
    }

    [Fact]
    public async Task The_encoding_is_found_when_the_first_Japanese_letter_comes_late()
    {
        var text = "a,b\r\n" + string.Concat(Enumerable.Repeat("1,2\r\n", 40_000)) + "山田,3\r\n";
        var layout = new CsvLayout([new("a"), new("b")], MaxRows: 100_000);

        var lines = await ReadAsync(Encoding.GetEncoding(932).GetBytes(text), layout);

        Assert.Equal("山田", lines[^1]["a"]);
        Assert.Equal(40_002, lines[^1].Row);
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_is_read_too()
    {
        await using var source = new OneWayStream(Encoding.UTF8.GetBytes(Text));

        var lines = await CsvReading.ReadAsync(source, Layout).ToListAsync();

        Assert.Equal(2, lines.Count);
    }

    [Fact]
    public async Task Headings_match_without_width_spaces_and_case()
    {
        var layout = new CsvLayout([new("Eメール"), new("職種 区分")]);

        var lines = await ReadAsync(Encoding.UTF8.GetBytes(" ｅﾒｰﾙ ,職種区分\r\na@example.jp,医師"), layout);

        Assert.Equal(("a@example.jp", "医師"), (lines[0]["Eメール"], lines[0]["職種 区分"]));
    }

    [Fact]
    public async Task Tabs_separate_what_Excel_calls_Unicode_text()
    {
        var lines = await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text.Replace(',', '\t'))]);

        Assert.Equal("taro@example.jp", lines[0]["メールアドレス"]);
    }

    [Fact]
    public async Task Quoted_cells_hold_commas_quotes_and_line_breaks()
    {
        var lines = await ReadAsync("氏名,メールアドレス\n\"山田, \"\"太郎\"\"\n様\" ,a@example.jp\n次,b@example.jp");

        Assert.Equal("山田, \"太郎\"\n様", lines[0]["氏名"]);
        Assert.Equal(3, lines[1].Row);
    }

    [Fact]
    public async Task Blank_rows_are_skipped_and_counted()
    {
        var lines = await ReadAsync("\r\n氏名,メールアドレス\r\n\r\n,　\r\n山田,a@example.jp\r\n");

        Assert.Equal(5, Assert.Single(lines).Row);
    }

    [Fact]
    public async Task A_bad_row_is_told_and_the_next_is_read()
    {
        var lines = await ReadAsync("氏名,メールアドレス\r\n山\"田,a@example.jp\r\n\"山\"田,b\r\n鈴木,c,,d\r\n佐藤,e@example.jp\r\n短い\r\n");

        Assert.Equal([2, 3, 4], lines.SelectMany(l => l.Problems).Select(p => p.Row));
        Assert.Equal("e@example.jp", lines[3]["メールアドレス"]);
        Assert.Equal("", lines[4]["メールアドレス"]);
    }

    [Fact]
    public async Task A_quote_that_never_ends_spoils_its_row()
    {
        var lines = await ReadAsync("氏名,メールアドレス\r\n\"山田,a@example.jp\r\n鈴木,b@example.jp\r\n");

        Assert.Equal(2, Assert.Single(lines.SelectMany(l => l.Problems)).Row);
    }

    [Fact]
    public async Task A_quote_that_never_ends_does_not_fill_the_memory()
    {
        var lines = await ReadAsync("氏名,メールアドレス\r\n\"" + new string('a', 200_000));

        Assert.Contains("長すぎます", Assert.Single(Assert.Single(lines).Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("名前,メールアドレス\r\nx,y", "氏名", 1)]
    [InlineData("氏名,氏 名,メールアドレス\r\nx,y,z", "氏名", 1)]
    [InlineData("", "", 1)]
    public async Task A_wrong_heading_is_told_once(string text, string column, int row)
    {
        var problem = Assert.Single(Assert.Single(await ReadAsync(text)).Problems);

        Assert.Equal((column, row), (problem.Column, problem.Row));
        Assert.EndsWith("。", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00 }, "Excel")]
    [InlineData(new byte[] { 0x61, 0x00, 0x00, 0x62, 0xFF }, "文字コード")]
    [InlineData(new byte[] { 0x61, 0xFF, 0xFF, 0x0A }, "文字コード")]
    public async Task What_is_no_text_is_told(byte[] file, string word)
    {
        var problem = Assert.Single(Assert.Single(await ReadAsync(file)).Problems);

        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_and_bytes_are_limited()
    {
        var byRows = await ReadAsync(Encoding.UTF8.GetBytes(Text), Layout with { MaxRows = 1 });
        var bySize = await ReadAsync(Encoding.UTF8.GetBytes(Text), Layout with { MaxBytes = 50 });
        await using var endless = new OneWayStream(Encoding.UTF8.GetBytes(Text));
        var spooled = await CsvReading.ReadAsync(endless, Layout with { MaxBytes = 50 }).ToListAsync();

        Assert.Equal(3, Assert.Single(byRows[1].Problems).Row);
        Assert.Equal(0, Assert.Single(Assert.Single(bySize).Problems).Row);
        Assert.Equal(0, Assert.Single(Assert.Single(spooled).Problems).Row);
    }

    private static Task<List<CsvLine>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<List<CsvLine>> ReadAsync(byte[] file, CsvLayout? layout = null) =>
        await CsvReading.ReadAsync(new MemoryStream(file), layout ?? Layout).ToListAsync();
}
