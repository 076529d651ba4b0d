using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Send)]
public sealed class WithdrawModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    public ApplicationView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindApplication(Id), cancellationToken);
        return View is { Status: ApplicationStatus.Submitted or ApplicationStatus.UnderReview or ApplicationStatus.Returned };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WithdrawApplication(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : Redirect(SectionText.PathOf(Id));
    }
}
