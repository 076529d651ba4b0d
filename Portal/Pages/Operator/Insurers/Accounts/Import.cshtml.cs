using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Operator.Insurers.Accounts;

// More than is taken, so that a file somewhat too large is told so on the page itself.
[RequestSizeLimit(5 * AccountRun.MaxBytes)]
public sealed class ImportModel(IMediator mediator) : PageModel
{
    [BindProperty] public IFormFile? Upload { get; set; }

    public bool IsGone { get; private set; }

    public void OnGet(bool gone) => IsGone = gone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await using var content = Upload?.OpenReadStream();
        var result = await mediator.Send(new UploadAccountContacts(content), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("ImportPreview", new { id = result.Value });
    }

    public async Task<IActionResult> OnPostSurveyAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TakeSurveyContacts(), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("ImportPreview", new { id = result.Value });
    }
}
