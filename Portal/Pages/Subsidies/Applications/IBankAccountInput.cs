using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>A form that asks for 口座情報.</summary>
public interface IBankAccountInput
{
    AccountPlace? AccountPlace { get; set; }

    string? BankCode { get; set; }

    string? BranchCode { get; set; }

    BankAccountType? AccountType { get; set; }

    string? AccountNumber { get; set; }

    string? HolderKana { get; set; }

    string? PostSymbol { get; set; }

    string? PostNumber { get; set; }
}

public static class BankAccountInput
{
    /// <summary>Begins the form with what is known; nothing for null.</summary>
    public static void Show(this IBankAccountInput form, BankAccountForm? known)
    {
        (form.AccountPlace, form.BankCode, form.BranchCode, form.AccountType) = (known?.AccountPlace, known?.BankCode, known?.BranchCode, known?.AccountType);
        (form.AccountNumber, form.HolderKana, form.PostSymbol, form.PostNumber) = (known?.AccountNumber, known?.HolderKana, known?.PostSymbol, known?.PostNumber);
    }

    public static BankAccountForm Typed(this IBankAccountInput form) => new(
        form.AccountPlace, form.BankCode, form.BranchCode, form.AccountType, form.AccountNumber, form.HolderKana, form.PostSymbol, form.PostNumber);
}
