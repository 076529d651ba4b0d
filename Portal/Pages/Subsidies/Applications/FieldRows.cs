using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>To which row of the application a field of its form belongs.</summary>
public static class FieldRows
{
    /// <summary>Null for what belongs to none, such as 事前確認.</summary>
    public static ApplicationItem? ItemOf(string? field) => field switch
    {
        nameof(BasicsForm.Name) => ApplicationItem.Name,
        nameof(BasicsForm.PostalCode) or nameof(BasicsForm.Address) => ApplicationItem.Address,
        nameof(BasicsForm.Phone) => ApplicationItem.Phone,
        nameof(CostsForm.Services) => ApplicationItem.Services,
        nameof(CostsForm.ReaderCostYen) or nameof(CostsForm.Readers) or nameof(CostsForm.IsCompatible) => ApplicationItem.Readers,
        nameof(CostsForm.SupportCostYen) => ApplicationItem.Support,
        nameof(CostsForm.Institution) or nameof(CostsForm.Beds) => ApplicationItem.Institution,
        nameof(CostsForm.SystemCostYen) => ApplicationItem.SystemCost,
        nameof(CostsForm.DonationYen) or nameof(CostsForm.OtherIncomeYen) or nameof(CostsForm.IsNonProfit) => ApplicationItem.Income,
        nameof(BankAccountForm.HolderKana) => ApplicationItem.Holder,
        nameof(NoteForm.Text) => ApplicationItem.Note,
        nameof(BankAccountForm.AccountPlace) or nameof(BankAccountForm.BankCode) or nameof(BankAccountForm.BranchCode)
            or nameof(BankAccountForm.AccountType) or nameof(BankAccountForm.AccountNumber) or nameof(BankAccountForm.PostSymbol)
            or nameof(BankAccountForm.PostNumber) => ApplicationItem.Account,
        _ => null,
    };
}
