using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>A page with a form that asks for 口座情報 (<c>_BankFields</c>).</summary>
public abstract class BankAccountPageModel : PageModel
{
    [BindProperty] public AccountPlace? AccountPlace { get; set; }

    [BindProperty] public string? BankCode { get; set; }

    [BindProperty] public string? BranchCode { get; set; }

    [BindProperty] public BankAccountType? AccountType { get; set; }

    [BindProperty] public string? AccountNumber { get; set; }

    [BindProperty] public string? HolderKana { get; set; }

    [BindProperty] public string? PostSymbol { get; set; }

    [BindProperty] public string? PostNumber { get; set; }

    /// <summary>口座情報, as typed.</summary>
    protected BankAccountForm Typed =>
        new(AccountPlace, BankCode, BranchCode, AccountType, AccountNumber, HolderKana, PostSymbol, PostNumber);

    /// <summary>Begins the form with what is known; nothing for null.</summary>
    protected void Show(BankAccountForm? known)
    {
        (AccountPlace, BankCode, BranchCode, AccountType) = (known?.AccountPlace, known?.BankCode, known?.BranchCode, known?.AccountType);
        (AccountNumber, HolderKana, PostSymbol, PostNumber) = (known?.AccountNumber, known?.HolderKana, known?.PostSymbol, known?.PostNumber);
    }
}
