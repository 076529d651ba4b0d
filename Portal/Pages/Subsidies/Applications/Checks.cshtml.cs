using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class ChecksModel(IMediator mediator) : PageModel, IPageContent, ISectionPage
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? Mark { get; set; }

    [BindProperty] public bool IsFinished { get; set; }

    [BindProperty] public bool IsEligible { get; set; }

    [BindProperty] public bool IsForThisOnly { get; set; }

    public ApplicationView? View { get; set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View ??= await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Checks) == true;
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadContentAsync(cancellationToken))
        {
            var checks = View!.Form.Checks;
            Mark = ApplicationForm.MarkOf(checks);
            (IsFinished, IsEligible, IsForThisOnly) = (checks?.IsFinished == true, checks?.IsEligible == true, checks?.IsForThisOnly == true);
        }
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var checks = new ChecksForm(IsFinished, IsEligible, IsForThisOnly);
        return this.SaveAsync(mediator, new ApplicationForm { Checks = checks }, cancellationToken);
    }
}
