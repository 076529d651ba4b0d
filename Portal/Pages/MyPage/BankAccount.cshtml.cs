using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Pages.Subsidies.Applications;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.MyPage;

[RequiresRecentProof]
public sealed class BankAccountModel(IMediator mediator, ICurrentUser user) : PageModel, IPageContent, IBankAccountInput
{
    [BindProperty] public Guid Office { get; set; }

    [BindProperty] public uint? Version { get; set; }

    [BindProperty] public AccountPlace? AccountPlace { get; set; }

    [BindProperty] public string? BankCode { get; set; }

    [BindProperty] public string? BranchCode { get; set; }

    [BindProperty] public BankAccountType? AccountType { get; set; }

    [BindProperty] public string? AccountNumber { get; set; }

    [BindProperty] public string? HolderKana { get; set; }

    [BindProperty] public string? PostSymbol { get; set; }

    [BindProperty] public string? PostNumber { get; set; }

    /// <summary>Which office the form is about.</summary>
    public Guid? Chosen => user.OfficeId;

    public string Organisation => Navigation.OrganisationOf(User) ?? "";

    /// <summary>What is kept now; null when nothing is.</summary>
    public UsualBankAccountView? Kept { get; private set; }

    public bool IsSaved => Request.Query.ContainsKey("saved");

    /// <summary>Something has changed, and so the administrators know.</summary>
    public bool IsTold => Request.Query["saved"] == "changed";

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Kept ??= user.IsOfficeAdministrator ? await mediator.Send(new FindUsualBankAccount(), cancellationToken) : null;
        return user.IsOfficeAdministrator;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            Version = Kept?.Version;
            this.Show(Kept?.Form);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new SaveUsualBankAccount(Office, Version, this.Typed()), cancellationToken);

        return result.Errors.Contains(OfficePeopleErrors.AnotherOfficeChosen) ? Redirect("/my/offices?refused=switched")
            : result.Failed ? this.ShowErrors(result)
            : RedirectToPage(new { saved = result.Value == SavedBankAccount.Changed ? "changed" : "unchanged" });
    }
}
