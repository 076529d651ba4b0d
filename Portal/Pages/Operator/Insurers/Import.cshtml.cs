using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Insurers;

/// <summary>保険者の一覧をCSVで取り込む.</summary>
[RequestSizeLimit(MasterImportPages.RequestBytes)]
public sealed class ImportModel(IMediator mediator) : PageModel, IMasterUpload
{
    [BindProperty] public IFormFile? Upload { get; set; }

    public bool IsGone { get; private set; }

    public void OnGet(bool gone) => IsGone = gone;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        this.TakeAsync(mediator, MasterListKind.Insurers, cancellationToken);
}
