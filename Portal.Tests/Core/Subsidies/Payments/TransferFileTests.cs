using System.Globalization;
using System.Text;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>総合振込のファイル, byte by byte (docs/adr/0045).</summary>
public sealed class TransferFileTests
{
    private static readonly TransferConsignor Consignor =
        new("0123456789", "ｺｸﾎﾁﾕｳｵｳｶｲ", "0001", "ﾐｽﾞﾎ", "001", "ﾄｳｷﾖｳｴｲｷﾞﾖｳﾌﾞ", "1", "0000001", LineBreaks: false);

    private static readonly BankAccount Account =
        new("0001", "みずほ", "004", "丸の内中央", BankAccountType.Ordinary, "0012345", "カ）アイオーケア");

    [Fact]
    public void The_whole_file_is_the_one_that_a_bank_reads()
    {
        var file = Write(new TransferRow(1, "261120-00001-1", 64_000, Account));

        Assert.Equal(
            "1210" + "0123456789" + "ｺｸﾎﾁﾕｳｵｳｶｲ".PadRight(40) + "1225" + "0001" + "ﾐｽﾞﾎ".PadRight(15) + "001" + "ﾄｳｷﾖｳｴｲｷﾞﾖｳﾌﾞ".PadRight(15)
            + "1" + "0000001" + new string(' ', 17)
            + "2" + "0001" + "ﾐｽﾞﾎ".PadRight(15) + "004" + "ﾏﾙﾉｳﾁﾁﾕｳｵｳ".PadRight(15) + "0000" + "1" + "0012345" + "ｶ)ｱｲｵ-ｹｱ".PadRight(30)
            + "0000064000" + "0" + "0000000007" + "0000000001" + "7" + new string(' ', 8)
            + "8" + "000001" + "000000064000" + new string(' ', 101)
            + "9" + new string(' ', 119),
            TextOf(file));
    }

    [Theory]
    [InlineData(1, 1, 1, "1")]
    [InlineData(1, 2, 2, "21")]
    [InlineData(1, 4, 1, "0")]
    [InlineData(1, 5, 10, "0123456789")]
    [InlineData(1, 55, 4, "1225")]
    [InlineData(1, 59, 4, "0001")]
    [InlineData(1, 78, 3, "001")]
    [InlineData(1, 96, 1, "1")]
    [InlineData(1, 97, 7, "0000001")]
    [InlineData(2, 1, 1, "2")]
    [InlineData(2, 2, 4, "0001")]
    [InlineData(2, 21, 3, "004")]
    [InlineData(2, 39, 4, "0000")]
    [InlineData(2, 43, 1, "1")]
    [InlineData(2, 44, 7, "0012345")]
    [InlineData(2, 51, 8, "ｶ)ｱｲｵ-ｹｱ")]
    [InlineData(2, 59, 22, "                      ")]
    [InlineData(2, 81, 10, "0000064000")]
    [InlineData(2, 91, 1, "0")]
    [InlineData(2, 92, 10, "0000000007")]
    [InlineData(2, 102, 10, "0000000001")]
    [InlineData(2, 112, 1, "7")]
    [InlineData(3, 1, 1, "8")]
    [InlineData(3, 2, 6, "000001")]
    [InlineData(3, 8, 12, "000000064000")]
    [InlineData(4, 1, 1, "9")]
    public void Each_field_stands_at_its_byte(int record, int from, int length, string expected)
    {
        var file = Write(new TransferRow(1, "261120-00001-1", 64_000, Account));

        Assert.Equal(expected, TextOf(file).Substring(((record - 1) * 120) + from - 1, length));
    }

    [Fact]
    public void Kana_and_their_marks_are_one_byte_each()
    {
        var file = Write(new TransferRow(1, "261120-00001-1", 1, Account with { HolderKana = "ヤマダ　ぱ「ン」" }));

        Assert.Equal(
            new byte[] { 0xD4, 0xCF, 0xC0, 0xDE, 0x20, 0xCA, 0xDF, 0xA2, 0xDD, 0xA3, 0x20 }, file.Content[(120 + 50)..(120 + 61)]);
    }

    [Theory]
    [InlineData(false, 480)]
    [InlineData(true, 488)]
    public void A_line_break_comes_after_every_record_or_after_none(bool lineBreaks, int bytes)
    {
        var file = TransferFile.Write(
            Consignor with { LineBreaks = lineBreaks }, 7, new DateOnly(2026, 12, 25), [new(1, "n", 1, Account)], BankList.Shipped).Value;

        Assert.Equal(bytes, file.Content.Length);
        Assert.Equal(lineBreaks ? [120, 242, 364, 486] : [], file.Content.Index().Where(b => b.Item == '\r').Select(b => b.Index));
    }

    [Theory]
    [InlineData(1, "0000000001")]
    [InlineData(550_000, "0000550000")]
    [InlineData(int.MaxValue, "2147483647")]
    public void An_amount_has_ten_digits(int yen, string expected) =>
        Assert.Equal(expected, TextOf(Write(new TransferRow(1, "n", yen, Account))).Substring(200, 10));

    [Theory]
    [InlineData(BankAccountType.Ordinary, "1")]
    [InlineData(BankAccountType.Current, "2")]
    [InlineData(BankAccountType.Savings, "4")]
    public void Each_kind_of_account_has_its_digit(BankAccountType type, string expected) =>
        Assert.Equal(expected, TextOf(Write(new TransferRow(1, "n", 1, Account with { Type = type }))).Substring(162, 1));

    [Fact]
    public void An_account_of_the_post_bank_goes_by_its_branch()
    {
        var read = JapanPostAccount.Read("14030", "12345671").Value;
        var post = new BankAccount(JapanPostAccount.BankCode, "ゆうちょ", read.BranchCode, read.BranchName, read.Type, read.Number, "ミドリ");

        var record = TextOf(Write(new TransferRow(1, "n", 1, post))).Substring(120, 120);

        Assert.Equal(("9900", "408", "1", "1234567"), (record.Substring(1, 4), record.Substring(20, 3), record.Substring(42, 1), record.Substring(43, 7)));
    }

    [Theory]
    [InlineData("マルノウチチユウオウ", "ﾏﾙﾉｳﾁﾁﾕｳｵｳ")]
    [InlineData("アイウエオアイウエオアイウエオ", "ｱｲｳｴｵｱｲｳｴｵｱｲｳｴｵ")]
    [InlineData("アイウエオアイウエオアイウエガ", "")]
    [InlineData("アイウエオアイウエオアイウエオカ", "")]
    [InlineData("丸の内", "")]
    [InlineData(null, "")]
    public void A_name_of_a_bank_that_does_not_fit_is_left_blank_and_none_is_cut(string? kana, string written) =>
        Assert.Equal(written, TransferText.PlaceName(kana));

    [Fact]
    public void A_bank_that_the_list_lacks_goes_by_its_number()
    {
        var record = TextOf(Write(new TransferRow(1, "n", 1, Account with { BankCode = "9999", BranchCode = "999" }))).Substring(120, 120);

        Assert.Equal(("9999", new string(' ', 15), "999", new string(' ', 15)), (
            record.Substring(1, 4), record.Substring(5, 15), record.Substring(20, 3), record.Substring(23, 15)));
    }

    [Fact]
    public void Without_a_row_there_is_no_file() =>
        Assert.Equal([PaymentErrors.NoRows], TransferFile.Write(Consignor, 7, new DateOnly(2026, 12, 25), [], BankList.Shipped).Errors);

    [Theory]
    [InlineData("ヤマダ太郎", "「太」")]
    [InlineData("ジョン・スミス", "「・」")]
    [InlineData("ケア＆サポート", "「&」")]
    public void A_character_that_the_file_does_not_carry_stops_its_row_and_is_named(string holder, string named)
    {
        var written = TransferFile.Write(
            Consignor, 7, new DateOnly(2026, 12, 25),
            [new(1, "261120-00001-1", 1, Account), new(2, "261120-00002-9", 1, Account with { HolderKana = holder })], BankList.Shipped);

        var error = Assert.Single(written.Errors).Message;
        Assert.Contains("261120-00002-9", error, StringComparison.Ordinal);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("001", "004", "0012345")]
    [InlineData("0001", "04", "0012345")]
    [InlineData("0001", "004", "12345")]
    [InlineData("0001", "004", "00123456")]
    [InlineData("0001", "004", "００１２３４５")]
    public void A_code_of_another_length_is_refused(string bank, string branch, string number) => Assert.Equal(
        [PaymentErrors.AccountUnwritable("n")],
        TransferFile.Write(
            Consignor, 7, new DateOnly(2026, 12, 25),
            [new(1, "n", 1, Account with { BankCode = bank, BranchCode = branch, Number = number })], BankList.Shipped).Errors);

    [Theory]
    [InlineData(465, true)]
    [InlineData(466, false)]
    public void The_total_has_twelve_digits(int rows, bool fits) => Assert.Equal(
        !fits,
        TransferFile.Write(
            Consignor, 7, new DateOnly(2026, 12, 25), [.. Enumerable.Range(1, rows).Select(n => new TransferRow(n, "n", int.MaxValue, Account))],
            BankList.Shipped).Errors.Contains(PaymentErrors.TotalTooLarge));

    [Fact]
    public void Whatever_the_rows_are_the_trailer_says_their_number_and_sum_and_every_record_has_its_length()
    {
        var random = new Random(20261127);
        for (var run = 0; run < 200; run++)
        {
            var rows = Enumerable.Range(1, random.Next(1, 60)).Select(n => new TransferRow(
                n, "n", random.Next(1, 5_000_000), Account with { Number = random.Next(10_000_000).ToString("0000000", CultureInfo.InvariantCulture) })).ToList();

            var text = TextOf(Write([.. rows]));
            var records = text.Chunk(120).Select(r => new string(r)).ToList();

            Assert.Equal((rows.Count + 3) * 120, text.Length);
            Assert.Equal(rows.Count, int.Parse(records[^2].AsSpan(1, 6), CultureInfo.InvariantCulture));
            Assert.Equal(rows.Sum(r => (long)r.AmountYen), long.Parse(records[^2].AsSpan(7, 12), CultureInfo.InvariantCulture));
            Assert.Equal(rows.Sum(r => (long)r.AmountYen), records[1..^2].Sum(r => long.Parse(r.AsSpan(80, 10), CultureInfo.InvariantCulture)));
        }
    }

    private static TransferFile Write(params TransferRow[] rows) =>
        TransferFile.Write(Consignor, 7, new DateOnly(2026, 12, 25), rows, BankList.Shipped).Value;

    /// <summary>As a bank that knows Shift_JIS reads it.</summary>
    private static string TextOf(TransferFile file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(file.Content);
    }
}
