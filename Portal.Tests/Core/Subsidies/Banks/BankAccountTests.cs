using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Banks;

public sealed class BankAccountTests
{
    private static readonly BankAccountForm AtBank =
        new(AccountPlace.Bank, "0001", "004", BankAccountType.Ordinary, "1234567", "ヤマダ タロウ", null, null);

    private static readonly BankAccountForm AtJapanPost =
        new(AccountPlace.JapanPost, null, null, null, null, "ヤマダ タロウ", "14080", "12712721");

    [Theory]
    [InlineData("1234567", "1234567")]
    [InlineData("１２３", "0000123")]
    [InlineData(" 12-3 ", "0000123")]
    public void A_number_is_filled_up_to_seven_digits(string typed, string number)
    {
        var account = Read(AtBank with { BankCode = "０００１", BranchCode = "００４", AccountNumber = typed }).Value;

        Assert.Equal(
            new BankAccount("0001", "みずほ", "004", "丸の内中央", BankAccountType.Ordinary, number, "ヤマダ　タロウ"), account);
    }

    [Fact]
    public void An_account_of_ゆうちょ銀行_is_that_which_other_banks_know()
    {
        Assert.Equal(
            new BankAccount("9900", "ゆうちょ", "408", "四〇八", BankAccountType.Ordinary, "1271272", "ヤマダ　タロウ"),
            Read(AtJapanPost).Value);
        Assert.Equal(BankAccountType.Savings, Read(AtJapanPost with { AccountType = BankAccountType.Savings }).Value.Type);

        var transfer = Read(AtJapanPost with { PostSymbol = "00140-8", PostNumber = "507" }).Value;
        Assert.Equal(("019", BankAccountType.Current, "0000507"), (transfer.BranchCode, transfer.Type, transfer.Number));
    }

    public static TheoryData<BankAccountForm, Error[]> Refusals => new()
    {
        { AtBank with { AccountPlace = null }, [BankAccountErrors.PlaceMissing] },
        { AtBank with { BankCode = " " }, [BankAccountErrors.BankMissing] },
        { AtBank with { BankCode = "9999" }, [BankAccountErrors.BankUnknown] },
        { AtBank with { BranchCode = null }, [BankAccountErrors.BranchMissing] },
        { AtBank with { BranchCode = "999" }, [BankAccountErrors.BranchUnknown] },
        { AtBank with { AccountType = null }, [BankAccountErrors.TypeMissing] },
        { AtBank with { AccountNumber = "" }, [BankAccountErrors.NumberMissing] },
        { AtBank with { AccountNumber = "12345678" }, [BankAccountErrors.NumberInvalid] },
        { AtBank with { AccountNumber = "12345六" }, [BankAccountErrors.NumberInvalid] },
        { AtBank with { AccountNumber = "0000000" }, [BankAccountErrors.NumberInvalid] },
        { AtBank with { BankCode = "9900", BranchCode = "408", AccountNumber = "12712721" }, [BankAccountErrors.PostNumberAsAccountNumber] },
        { AtBank with { HolderKana = "山田" }, [BankAccountErrors.HolderCharacter("山")] },
        { AtJapanPost with { PostNumber = "12712731" }, [BankAccountErrors.PostNumberMistyped] },
        {
            new(AccountPlace.Bank, null, null, null, null, null, "14080", "12712721"),
            [
                BankAccountErrors.BankMissing, BankAccountErrors.BranchMissing, BankAccountErrors.TypeMissing,
                BankAccountErrors.NumberMissing, BankAccountErrors.HolderMissing,
            ]
        },
        {
            new(AccountPlace.JapanPost, "0001", "004", null, "1234567", null, null, null),
            [BankAccountErrors.SymbolMissing, BankAccountErrors.PostNumberMissing, BankAccountErrors.HolderMissing]
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_field_that_cannot_stay_is_told_at_once(BankAccountForm form, Error[] errors)
    {
        var refused = Read(form).Errors;

        Assert.Equal(errors, refused);
        Assert.All(refused, e => Assert.NotNull(typeof(BankAccountForm).GetProperty(e.Field!)));
    }

    [Fact]
    public void A_symbol_whose_branch_does_not_exist_is_refused()
    {
        // No office of ゆうちょ銀行 has the 店番 299 (記号 029…0).
        var symbol = Enumerable.Range(0, 10).Select(d => $"029{d}0").Single(s => !JapanPostAccount.Read(s, "1").Failed);

        Assert.Equal([BankAccountErrors.SymbolUnknown], Read(AtJapanPost with { PostSymbol = symbol, PostNumber = "1" }).Errors);
    }

    [Fact]
    public void Nothing_of_an_account_gets_into_a_log()
    {
        Assert.Equal("BankAccountForm", $"{AtBank}");
        Assert.Equal("BankAccount", $"{Read(AtBank).Value}");
        Assert.Equal("JapanPostAccount", $"{JapanPostAccount.Read("14080", "12712721").Value}");
        Assert.Equal("AccountHolderKana", $"{AccountHolderKana.Read("ヤマダ").Value}");
    }

    [Theory]
    [InlineData("みずほ（0001）", "丸の内中央（004）")]
    [InlineData("ﾐｽﾞﾎ銀行", "丸の内中央支店")]
    [InlineData("みずほ銀行 (０００１) ", "マルノウチチュウオウ")]
    [InlineData("0001", "丸の内中")]
    public void A_bank_and_its_branch_may_be_named(string bank, string branch)
    {
        var account = Read(AtBank with { BankCode = bank, BranchCode = branch }).Value;

        Assert.Equal(("0001", "みずほ", "004", "丸の内中央"), (account.BankCode, account.BankName, account.BranchCode, account.BranchName));
    }

    [Fact]
    public void A_whole_name_is_not_taken_for_the_beginning_of_another()
    {
        // 三菱ＵＦＪ信託 begins with the name of 三菱ＵＦＪ.
        Assert.Equal("0005", Read(AtBank with { BankCode = "三菱UFJ銀行", BranchCode = "001" }).Value.BankCode);
    }

    [Fact]
    public void What_fits_several_names_them_and_asks_for_more()
    {
        var errors = Read(AtBank with { BankCode = "三菱", BranchCode = "本店" }).Errors;

        var error = Assert.Single(errors);
        Assert.Equal(nameof(BankAccountForm.BankCode), error.Field);
        Assert.Contains("三菱ＵＦＪ（0005）、三菱ＵＦＪ信託（0288）", error.Message, StringComparison.Ordinal);
        Assert.Equal([BankAccountErrors.BranchUnknown], Read(AtBank with { BankCode = "0005", BranchCode = "丸の内中央（004）" }).Errors);
        var branches = Read(AtBank with { BranchCode = "東京" }).Errors.Single();
        Assert.Equal(nameof(BankAccountForm.BranchCode), branches.Field);
        Assert.Contains("東京営業部（001）", branches.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("みずほ（0005）", null)]
    [InlineData("三菱UFJ銀行（0005）", "三菱ＵＦＪ")]
    [InlineData("（0005）", "三菱ＵＦＪ")]
    [InlineData("9999", null)]
    [InlineData("みずほ（）", "みずほ")]
    [InlineData("（）", null)]
    [InlineData("ないぎんこう", null)]
    public void A_code_that_stands_there_decides(string typed, string? name)
    {
        Assert.Equal(name, BankList.Shipped.Meant(typed).SingleOrDefault()?.Name);
    }

    private static Result<BankAccount> Read(BankAccountForm form) => BankAccount.Read(form, BankList.Shipped);
}
