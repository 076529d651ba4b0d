using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Banks;

public sealed class BankListTests
{
    private readonly BankList banks = BankList.Shipped;

    [Fact]
    public void The_shipped_list_holds_the_whole_country()
    {
        var all = banks.Search(null, int.MaxValue);

        Assert.InRange(all.Count, 1000, 1500);
        Assert.InRange(all.Sum(b => b.Branches.Count), 25_000, 40_000);
        Assert.True(banks.AsOf >= new DateOnly(2026, 8, 24));
        Assert.All(all, b => Assert.True(b.Branches.Select(x => x.Code).Distinct().Count() == b.Branches.Count, b.Code));
        Assert.Equal(all.Select(b => b.Code).Order(StringComparer.Ordinal), all.Select(b => b.Code));
    }

    [Theory]
    [InlineData("0001", "みずほ")]
    [InlineData("9900", "ゆうちょ")]
    [InlineData("1", null)]
    [InlineData("0000", null)]
    [InlineData(null, null)]
    public void A_bank_is_found_by_its_code(string? code, string? name)
    {
        Assert.Equal(name, banks.Find(code)?.Name);
    }

    [Theory]
    [InlineData("0001", "みずほ")]
    [InlineData("０００１", "みずほ")]
    [InlineData("みずほ", "みずほ")]
    [InlineData("みずほ銀行", "みずほ")]
    [InlineData("ミズホギンコウ", "みずほ")]
    [InlineData("ﾐｽﾞﾎ", "みずほ")]
    [InlineData("三菱UFJ", "三菱ＵＦＪ")]
    [InlineData("三菱ｕｆｊ信託銀行", "三菱ＵＦＪ信託")]
    [InlineData("ゆうちょ", "ゆうちょ")]
    [InlineData("ユウチョギンコウ", "ゆうちょ")]
    [InlineData("PayPay銀行", "ＰａｙＰａｙ")]
    [InlineData("エーユーじぶん", "ａｕじぶん")]
    [InlineData("北海道銀行", "北海道")]
    [InlineData("巣鴨信用金庫", "巣鴨信金")]
    [InlineData("スガモシンヨウキンコ", "巣鴨信金")]
    [InlineData("江東信用組合", "江東信組")]
    [InlineData("中央労働金庫", "中央労金")]
    [InlineData("厚木市農業協同組合", "厚木市農協")]
    [InlineData("JAようてい", "ようてい農協")]
    [InlineData("ビー エヌ ピー パリバ", "ビー・エヌ・ピー・パリバ")]
    public void The_best_bank_comes_first(string words, string name)
    {
        Assert.Equal(name, banks.Search(words)[0].Name);
    }

    [Fact]
    public void Beginnings_come_before_what_only_contains_the_words_and_no_more_than_asked_for()
    {
        var found = banks.Search("三井住友");

        Assert.Equal(["三井住友", "三井住友信託"], found.Select(b => b.Name));
        Assert.Equal(BankList.MostFound, banks.Search("農協").Count);
        Assert.Equal(["0001", "0005"], banks.Search("", 2).Select(b => b.Code));
        Assert.Empty(banks.Search("存在しない銀行"));
    }

    [Theory]
    [InlineData("001", "東京営業部")]
    [InlineData("丸の内中央支店", "丸の内中央")]
    [InlineData("マルノウチチュウオウ", "丸の内中央")]
    [InlineData("まるのうちちゅうおうしてん", "丸の内中央")]
    [InlineData("ﾂｷﾁﾞ", "築地")]
    [InlineData("存在しない", null)]
    [InlineData("築地支店", "築地")]
    public void A_branch_is_found_by_code_name_and_kana(string words, string? name)
    {
        Assert.Equal(name, banks.Find("0001")!.SearchBranches(words).Select(b => b.Name).FirstOrDefault());
    }

    [Fact]
    public void A_list_in_another_form_is_not_taken_for_one()
    {
        using var orphan = new StringReader("2026-08-24\n\t001\t本店\tホンテン\n");
        using var csv = new StringReader("2026-08-24\n0001,みずほ,ミズホ\n");
        using var own = new StringReader("2026-08-24\n0001\tみずほ\tミズホ\n\t001\t本店\tホンテン\n");

        Assert.Throws<FormatException>(() => BankList.Read(orphan));
        Assert.Throws<FormatException>(() => BankList.Read(csv));
        Assert.Equal("本店", BankList.Read(own).Find("0001")!.FindBranch("001")!.Name);
    }
}
