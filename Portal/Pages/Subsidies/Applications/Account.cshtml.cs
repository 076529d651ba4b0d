using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

public sealed class AccountModel(IMediator mediator) : PageModel, IPageContent, ISectionPage, IAccountInput
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public AccountPlace? AccountPlace { get; set; }

    [BindProperty] public string? BankCode { get; set; }

    [BindProperty] public string? BranchCode { get; set; }

    [BindProperty] public BankAccountType? AccountType { get; set; }

    [BindProperty] public string? AccountNumber { get; set; }

    [BindProperty] public string? HolderKana { get; set; }

    [BindProperty] public string? PostSymbol { get; set; }

    [BindProperty] public string? PostNumber { get; set; }

    public ApplicationView? View { get; set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Account) == true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var typed = View!.Form.Account;
            Mark = ApplicationForm.MarkOf(typed);
            (AccountPlace, BankCode, BranchCode, AccountType) = (typed?.AccountPlace, typed?.BankCode, typed?.BranchCode, typed?.AccountType);
            (AccountNumber, HolderKana, PostSymbol, PostNumber) = (typed?.AccountNumber, typed?.HolderKana, typed?.PostSymbol, typed?.PostNumber);
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.SaveAsync(mediator, new ApplicationForm { Account = this.ToForm() }, cancellationToken);
}
