using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Sessions;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>口座を直す after a failed transfer. It asks who acts: whoever changes the account changes where the money goes.</summary>
[RequiresRecentProof]
public sealed class CorrectAccountModel(IMediator mediator) : PageModel, IPageContent, IBankAccountInput
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The failed payment that was shown.</summary>
    [BindProperty] public Guid PaymentId { get; set; }

    [BindProperty] public AccountPlace? AccountPlace { get; set; }

    [BindProperty] public string? BankCode { get; set; }

    [BindProperty] public string? BranchCode { get; set; }

    [BindProperty] public BankAccountType? AccountType { get; set; }

    [BindProperty] public string? AccountNumber { get; set; }

    [BindProperty] public string? HolderKana { get; set; }

    [BindProperty] public string? PostSymbol { get; set; }

    [BindProperty] public string? PostNumber { get; set; }

    public ApplicationView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.FailedPayment is not null;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var before = View!.FailedPayment!.Account;
            (AccountPlace, AccountType, AccountNumber) = (Portal.Core.Subsidies.AccountPlace.Bank, before.Type, before.Number);
            BankCode = $"{before.BankName}（{before.BankCode}）";
            BranchCode = $"{before.BranchName}（{before.BranchCode}）";
            HolderKana = before.HolderKana;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new CorrectAccount(Id, PaymentId, this.Typed()), cancellationToken);
        return result.Errors.Contains(ApplicationErrors.NotFound) ? NotFound()
            : !result.Failed ? Redirect($"{SectionText.PathOf(Id)}?done=account")
            // Nothing is left to correct: the application's own page tells how it stands.
            : result.Errors.Contains(AccountCorrectionErrors.NotOpen) ? Redirect(SectionText.PathOf(Id))
            : this.ShowErrors(result);
    }
}
