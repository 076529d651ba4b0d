using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Municipalities.Opinions;

// More than is taken, so that a file somewhat too large is told so on the page itself.
[RequestSizeLimit(5 * MasterImport.MaxBytes)]
public sealed class ImportModel(IMediator mediator) : PageModel
{
    [BindProperty] public IFormFile? Upload { get; set; }

    public bool IsGone { get; private set; }

    public void OnGet(bool gone) => IsGone = gone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await using var content = Upload?.OpenReadStream();
        var result = await mediator.Send(new UploadMasterImport(MasterListKind.Opinions, content), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("ImportPreview", new { id = result.Value });
    }
}
