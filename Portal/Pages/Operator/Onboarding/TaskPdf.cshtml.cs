using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Municipalities;
using Portal.Web;

namespace Portal.Pages.Operator.Onboarding;

/// <summary>A file of an insurer's task, for the secretariat.</summary>
public sealed class TaskPdfModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid fileId, CancellationToken cancellationToken) =>
        await mediator.Send(new OpenTaskFile(fileId, InsurerId: id), cancellationToken) is { } pdf ? this.ShowPdf(pdf) : NotFound();
}
