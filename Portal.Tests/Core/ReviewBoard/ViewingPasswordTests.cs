using Portal.Core.ReviewBoard;

namespace Portal.Tests.Core.ReviewBoard;

public sealed class ViewingPasswordTests
{
    private static readonly DateOnly Day = new(2026, 12, 3);

    [Fact]
    public void A_generated_password_is_twelve_digits_and_never_the_same()
    {
        var passwords = Enumerable.Range(0, 200).Select(_ => ViewingPassword.Generate()).ToList();

        Assert.All(passwords, p => Assert.Matches("^[0-9]{12}$", p));
        Assert.Equal(200, passwords.Distinct().Count());
    }

    [Fact]
    public void It_is_told_in_groups_of_four()
    {
        Assert.Equal("1234 5678 9012", ViewingPassword.ToSpoken("123456789012"));
        Assert.Equal("umi-8472-kaze", ViewingPassword.ToSpoken("umi-8472-kaze"));
    }

    [Theory]
    [InlineData("482913705564")]
    [InlineData("4829 1370 5564")]
    [InlineData("４８２９　１３７０　５５６４")]
    [InlineData("4829-1370-5564")]
    [InlineData("４８２９－１３７０ー５５６４")]
    [InlineData(" 482913705564\t")]
    public void Digits_are_compared_as_they_were_told(string typed) =>
        Assert.Equal("482913705564", ViewingPassword.Normalise(typed));

    [Theory]
    [InlineData(" Ｕｍｉ-8472 kaze ", "Umi-8472 kaze")]
    [InlineData("ミナトー8472", "ミナトー8472")]
    [InlineData("--", "--")]
    [InlineData(null, "")]
    public void Words_keep_case_spaces_and_hyphens(string? typed, string expected) =>
        Assert.Equal(expected, ViewingPassword.Normalise(typed));

    [Theory]
    [InlineData("48291370")]
    [InlineData("4829 1370 5564")]
    [InlineData("umi-8472-kaze")]
    [InlineData("みなとのあかり七つ")]
    public void A_password_that_nobody_guesses_is_taken(string typed) => Assert.Empty(Check(typed));

    [Theory]
    [InlineData("", "入力して")]
    [InlineData("4829137", "8文字以上")]
    [InlineData("4829-137", "8文字以上")]
    [InlineData("11111111", "推測")]
    [InlineData("１１１１　１１１１", "推測")]
    [InlineData("12345678", "推測")]
    [InlineData("98765432", "推測")]
    [InlineData("34567890", "推測")]
    [InlineData("12341234", "推測")]
    [InlineData("11211211", "推測")]
    [InlineData("password", "推測")]
    [InlineData("kaigo2026", "推測")]
    [InlineData("20261203", "日付")]
    [InlineData("2026-12-03", "日付")]
    [InlineData("2026/12/3", "日付")]
    [InlineData("kai20261203", "日付")]
    [InlineData("R081203kai", "日付")]
    [InlineData("r8.12.03-kai", "日付")]
    [InlineData("令和8年12月3日", "日付")]
    [InlineData("審査12月3日です", "日付")]
    [InlineData("19450815", "日付")]
    [InlineData("0856310099", "電話番号")]
    [InlineData("090-4829-1370", "電話番号")]
    [InlineData("kai322040kai", "保険者")]
    [InlineData("３２２０４０９７", "保険者")]
    [InlineData("益田市の審査の日", "保険者")]
    [InlineData("益田の審査です7", "保険者")]
    public void A_password_that_can_be_guessed_is_refused_with_the_reason(string typed, string word)
    {
        var error = Assert.Single(Check(typed));

        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Equal("ViewingPassword", error.Field);
    }

    [Theory]
    [InlineData("umi-8472-", 64, true)]
    [InlineData("umi-8472-", 65, false)]
    [InlineData("みなとのあかり七つ", 42, true)]
    [InlineData("みなとのあかり七つ", 43, false)]
    public void It_is_no_longer_than_a_PDF_can_take(string words, int length, bool taken) =>
        Assert.Equal(taken, Check(string.Concat(Enumerable.Repeat(words, 9))[..length]).Count == 0);

    private static IReadOnlyList<Portal.Core.Results.Error> Check(string typed) =>
        ViewingPasswordRules.Check(typed, Day, "322040", "益田市");
}
