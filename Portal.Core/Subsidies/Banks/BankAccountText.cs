namespace Portal.Core.Subsidies;

/// <summary>振込先の口座 in words, where its number is not to be read as a whole.</summary>
public static class BankAccountText
{
    private const int Shown = 3;

    /// <summary>口座番号 with its last digits only: ****567.</summary>
    public static string MaskedNumber(this BankAccount account) =>
        new string('*', BankAccount.NumberLength - Shown) + account.Number[^Shown..];

    /// <summary>For the audit trail: 0001-001-****567.</summary>
    public static string MaskedCode(this BankAccount account) => $"{account.BankCode}-{account.BranchCode}-{account.MaskedNumber()}";

    /// <summary>For the screen: みずほ（0001） 東京営業部（001） 普通 ****567.</summary>
    public static string MaskedText(this BankAccount account) =>
        $"{account.BankName}（{account.BankCode}） {account.BranchName}（{account.BranchCode}） {account.Type.ToJapanese()} {account.MaskedNumber()}";
}
