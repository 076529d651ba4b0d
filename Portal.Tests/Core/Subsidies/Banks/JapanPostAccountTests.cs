using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Banks;

public sealed class JapanPostAccountTests
{
    // The 振替口座 are those that charities print on their paying-in slips.
    [Theory]
    [InlineData("14080", "12712721", "408", "四〇八", "普通", "1271272")]
    [InlineData("16150", "12233411", "618", "六一八", "普通", "1223341")]
    [InlineData("14030", "12345671", "408", "四〇八", "普通", "1234567")]
    [InlineData("10040", "11", "008", "〇〇八", "普通", "0000001")]
    [InlineData("00140", "507", "019", "〇一九", "当座", "0000507")]
    [InlineData("00190", "31000", "019", "〇一九", "当座", "0031000")]
    [InlineData("00190", "566468", "019", "〇一九", "当座", "0566468")]
    [InlineData("１４０８０", "１２７１２７２１", "408", "四〇八", "普通", "1271272")]
    [InlineData("14080-2", "1271-2721", "408", "四〇八", "普通", "1271272")]
    [InlineData("140802", " 12712721 ", "408", "四〇八", "普通", "1271272")]
    [InlineData("00140-8", "507", "019", "〇一九", "当座", "0000507")]
    [InlineData("００１４０ー８", "507", "019", "〇一九", "当座", "0000507")]
    public void Symbol_and_number_become_branch_and_account(
        string symbol, string number, string branchCode, string branchName, string type, string accountNumber)
    {
        var account = JapanPostAccount.Read(symbol, number).Value;

        Assert.Equal(
            (branchCode, branchName, type, accountNumber),
            (account.BranchCode, account.BranchName, account.Type.ToJapanese(), account.Number));
    }

    [Fact]
    public void A_savings_account_is_one_only_when_the_person_says_so()
    {
        Assert.Equal(BankAccountType.Savings, JapanPostAccount.Read("14080", "12712721", isSavings: true).Value.Type);
        Assert.Equal(BankAccountType.Current, JapanPostAccount.Read("00140", "507", isSavings: true).Value.Type);
    }

    public static TheoryData<string?, string?, Error[]> Refusals => new()
    {
        { null, " ", [BankAccountErrors.SymbolMissing, BankAccountErrors.PostNumberMissing] },
        { "1408", "12712721", [BankAccountErrors.SymbolInvalid] },
        { "14081", "12712721", [BankAccountErrors.SymbolInvalid] },
        { "24080", "12712721", [BankAccountErrors.SymbolInvalid] },
        { "1408012", "12712721", [BankAccountErrors.SymbolInvalid] },
        { "1408A", "", [BankAccountErrors.SymbolInvalid, BankAccountErrors.PostNumberMissing] },
        { "14080", "12712720", [BankAccountErrors.PostNumberInvalid] },
        { "14080", "127127211", [BankAccountErrors.PostNumberInvalid] },
        { "14080", "1", [BankAccountErrors.PostNumberInvalid] },
        { "14080", "12712A21", [BankAccountErrors.PostNumberInvalid] },
        { "00140", "1234567", [BankAccountErrors.TransferNumberInvalid] },
        { "14080", "12712731", [BankAccountErrors.PostNumberMistyped] },
        { "14080", "21712721", [BankAccountErrors.PostNumberMistyped] },
        { "14180", "12712721", [BankAccountErrors.PostNumberMistyped] },
        { "00140", "508", [BankAccountErrors.PostNumberMistyped] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_no_passbook_shows_is_refused(string? symbol, string? number, Error[] errors)
    {
        Assert.Equal(errors, JapanPostAccount.Read(symbol, number).Errors);
    }
}
