namespace Portal.Core.Subsidies;

/// <summary>口座情報 as it is typed: of a bank its name or code and number, of ゆうちょ銀行 記号 and 番号 instead.</summary>
/// <param name="AccountPlace">Which of the two.</param>
/// <param name="BankCode">銀行: its code, its name, or both as <see cref="BankPlace.Choice"/> writes them.</param>
/// <param name="BranchCode">支店, likewise.</param>
/// <param name="AccountType">口座種別; at ゆうちょ銀行 only 貯蓄 says something that the 記号 does not.</param>
/// <param name="AccountNumber">口座番号.</param>
/// <param name="HolderKana">口座名義人.</param>
/// <param name="PostSymbol">記号.</param>
/// <param name="PostNumber">番号.</param>
public sealed record BankAccountForm(
    AccountPlace? AccountPlace, string? BankCode, string? BranchCode, BankAccountType? AccountType, string? AccountNumber,
    string? HolderKana, string? PostSymbol, string? PostNumber)
{
    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(BankAccountForm);
}
