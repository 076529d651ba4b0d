using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>A page on which an account is typed (_BankFields, and 口座名義人 beside it).</summary>
public interface IAccountInput
{
    AccountPlace? AccountPlace { get; }

    string? BankCode { get; }

    string? BranchCode { get; }

    BankAccountType? AccountType { get; }

    string? AccountNumber { get; }

    string? HolderKana { get; }

    string? PostSymbol { get; }

    string? PostNumber { get; }
}

public static class AccountInputs
{
    /// <summary>As it was typed.</summary>
    public static BankAccountForm ToForm(this IAccountInput input) => new(
        input.AccountPlace, input.BankCode, input.BranchCode, input.AccountType, input.AccountNumber, input.HolderKana, input.PostSymbol,
        input.PostNumber);
}
