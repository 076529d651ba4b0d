using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[OpensByProxy(ProxyScope.Form)]
public sealed class EvidenceModel(IMediator mediator) : PageModel, IPageContent
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public Guid FileId { get; set; }

    /// <summary>What was not taken of a form that was sent without script, a file a line.</summary>
    [TempData] public string? Told { get; set; }

    public ApplicationView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Evidence) == true;
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveEvidence(Id, FileId), cancellationToken);
        return result.Errors.Contains(ApplicationErrors.NotFound) ? NotFound()
            : result.Failed ? this.ShowErrors(result)
            : Redirect(ApplicationSection.Evidence.Path(Id));
    }
}
