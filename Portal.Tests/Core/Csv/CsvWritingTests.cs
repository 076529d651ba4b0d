using System.Text;
using Portal.Core.Csv;

namespace Portal.Tests.Core.Csv;

public sealed class CsvWritingTests
{
    [Fact]
    public async Task A_file_is_UTF8_with_BOM_and_CRLF()
    {
        using var output = new MemoryStream();

        await CsvWriting.WriteAsync(output, ["氏名", "件数"], [["山田", 3]]);

        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("氏名,件数\r\n山田,3\r\n")], output.ToArray());
        Assert.True(output.CanWrite);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("　＝1", "'　＝1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠a", "'＠a")]
    [InlineData("=1,\"x\"", "\"'=1,\"\"x\"\"\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("-5+1", "'-5+1")]
    [InlineData("03-1234-5678", "03-1234-5678")]
    [InlineData("0312345678", "0312345678")]
    [InlineData("010006", "010006")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("it's", "it's")]
    [InlineData("ー", "ー")]
    public async Task A_cell_that_would_run_is_made_plain(string cell, string expected) =>
        Assert.Equal($"a\r\n{expected}\r\n", await WriteAsync(cell));

    [Fact]
    public async Task Values_are_written_plainly()
    {
        Assert.Equal("a\r\n-14500\r\n", await WriteAsync(-14500));
        Assert.Equal("a\r\n0.75\r\n", await WriteAsync(0.75m));
        // An empty line would be no row at all.
        Assert.Equal("a\r\n\"\"\r\n", await WriteAsync(null));
        Assert.Equal("a\r\n2026-12-03\r\n", await WriteAsync(new DateOnly(2026, 12, 3)));
        Assert.Equal("a\r\n2026-12-03 09:00:00\r\n", await WriteAsync(new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1")]
    [InlineData("＠a")]
    [InlineData("03-1234-5678")]
    [InlineData("a,\"b\"\nc")]
    [InlineData("'quoted'")]
    public async Task What_we_write_we_read_back(string cell)
    {
        using var file = new MemoryStream();
        await CsvWriting.WriteAsync(file, ["a"], [[cell]]);

        var lines = await CsvReading.ReadAsync(file, new CsvLayout([new("a")])).ToListAsync();

        Assert.Equal(cell, Assert.Single(lines)["a"]);
    }

    private static async Task<string> WriteAsync(object? cell)
    {
        using var output = new MemoryStream();
        await CsvWriting.WriteAsync(output, ["a"], [[cell]]);
        return Encoding.UTF8.GetString(output.ToArray())[1..];
    }
}
