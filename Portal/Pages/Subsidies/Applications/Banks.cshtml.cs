using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>金融機関・支店の候補 while somebody types, for the script of 口座の情報; without it a name is understood when it is sent.</summary>
[OpensByProxy(ProxyScope.Form)]
public sealed class BanksModel(BankList banks) : PageModel
{
    /// <summary>As many as can be looked through under a field of a telephone.</summary>
    private const int MostOffered = 8;

    /// <param name="words">What is in the field.</param>
    /// <param name="bank">What is in the field of the bank when a branch is looked for; null when the bank is.</param>
    public IActionResult OnGet(string? words, string? bank)
    {
        var isForBranch = Request.Query.ContainsKey("bank");
        IEnumerable<BankPlace> found =
            !isForBranch ? (string.IsNullOrWhiteSpace(words) ? [] : banks.Search(words, MostOffered))
            : banks.Meant(bank) is [var one] ? one.SearchBranches(words, MostOffered)
            : [];
        return new JsonResult(found.Select(p => new { choice = p.Choice, kana = p.Kana }));
    }
}
