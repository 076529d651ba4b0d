namespace Portal.Core.Subsidies;

/// <summary>口座のある金融機関: how the account is named.</summary>
public enum AccountPlace
{
    Bank,
    JapanPost,
}

/// <summary>口座種別 (預金種目)</summary>
public enum BankAccountType
{
    Ordinary,
    Current,
    Savings,
}

public static class BankAccountTypeText
{
    public static string ToJapanese(this BankAccountType type) => type switch
    {
        BankAccountType.Ordinary => "普通",
        BankAccountType.Current => "当座",
        BankAccountType.Savings => "貯蓄",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
