using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Municipalities.Opinions;

/// <summary>主治医意見書の電送の開始日をCSVで取り込む.</summary>
[RequestSizeLimit(MasterImportPages.RequestBytes)]
public sealed class ImportModel(IMediator mediator) : PageModel, IMasterUpload
{
    [BindProperty] public IFormFile? Upload { get; set; }

    public bool IsGone { get; private set; }

    public void OnGet(bool gone) => IsGone = gone;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.TakeAsync(mediator, MasterListKind.Opinions, cancellationToken);
}
