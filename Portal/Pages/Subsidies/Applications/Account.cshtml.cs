using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class AccountModel(IMediator mediator) : PageModel, IPageContent, ISectionPage, IBankAccountInput
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

    /// <summary>振込先の口座 that is kept for the office, offered while the application is a draft; null when there is none.</summary>
    public UsualBankAccountView? Usual { get; private set; }

    /// <summary>The fields begin with it: nothing was typed here yet, or it was asked for. Nothing is kept before it is saved.</summary>
    public bool IsUsualShown { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        if (View is null)
        {
            View = await mediator.Send(new FindApplication(Id), cancellationToken);
            Usual = View?.Status == ApplicationStatus.Draft ? await mediator.Send(new FindUsualBankAccount(), cancellationToken) : null;
        }

        return View?.MayChange(ApplicationSection.Account) == true;
    }

    public async Task OnGetAsync(bool usual, bool own, CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var typed = View!.Form.Account;
            Mark = ApplicationForm.MarkOf(typed);
            IsUsualShown = Usual is not null && (usual || (typed is null && !own));
            this.Show(IsUsualShown ? Usual!.Form : typed);
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.SaveAsync(mediator, new ApplicationForm { Account = this.Typed() }, cancellationToken);
}
