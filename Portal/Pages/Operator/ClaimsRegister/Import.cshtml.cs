using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Accounts;
using Portal.Web;

namespace Portal.Pages.Operator.ClaimsRegister;

// More than is taken, so that a file somewhat too large is told so on the page itself.
[RequestSizeLimit(Bytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Bytes)]
public sealed class ImportModel(IMediator mediator) : PageModel, IPageContent
{
    private const long Bytes = ClaimsRegisterImport.MaxBytes + (64L * 1024 * 1024);

    [BindProperty] public IFormFile? Upload { get; set; }

    public IReadOnlyList<ClaimsRegisterImportRow> Open { get; private set; } = [];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Open = await mediator.Send(new ListOpenClaimsRegisterImports(), cancellationToken);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await using var content = Upload?.OpenReadStream();
        var result = await mediator.Send(new UploadClaimsRegister(content, Upload?.FileName), cancellationToken);
        return result.Failed ? this.ShowErrors(result) : RedirectToPage("ImportState", new { id = result.Value });
    }
}
